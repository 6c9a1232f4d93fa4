package org.saltyos.maven.intrinsic;

import java.util.List;
import org.saltyos.maven.ir.FunctionBuilder;
import org.saltyos.maven.ir.Operand;

/** An operation that stands for a method. */
@FunctionalInterface
public interface Intrinsic {
    /**
     * Adds its instructions to the current block.
     *
     * @param arguments the flattened arguments, receiver first, references not null
     * @return the flattened result
     */
    List<Operand> emit(FunctionBuilder code, List<Operand> arguments);
}
