package org.saltyos.maven.reach;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;

/** Which kinds of arrays any live code writes to; all others can be read-only data. */
final class StoredArrays {
    private StoredArrays() {}

    static Set<String> in(List<IrFunction> functions) {
        Set<String> result = new HashSet<>();
        for (IrFunction function : functions) {
            function.blocks()
                    .forEach(block -> block.instructions().forEach(instruction -> {
                        if (instruction instanceof Instruction.ElementStore store && store.alias() != null) {
                            result.add(store.alias());
                        }
                    }));
        }
        return result;
    }
}
