package org.saltyos.maven.pass;

import java.util.List;
import java.util.Optional;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Operand;

/** What a pass must know about the exceptions of a language. */
public interface Exceptions {
    /** Whether a handler of one class can catch an exception that is known to be of another (internal names). */
    boolean mayCatch(String caught, String thrown);

    /** The exception that a failed check becomes when something may catch it; empty when it is always a panic. */
    Optional<Raised> raised(int panicKind);

    /** What the maker of an exception is told: the first details of the check, unless the language knows more. */
    default List<Operand> told(IrFunction function, Instruction.Check check, Raised raised) {
        return check.details().subList(0, raised.details());
    }

    /** The function that reports an exception nobody catches and never returns; empty when there is none. */
    Optional<String> uncaught();

    /**
     * An exception made by the image itself.
     *
     * @param type its internal name
     * @param maker the function that makes it from the details of the check
     * @param details how many of them, from the first, it takes
     */
    record Raised(String type, String maker, int details) {}
}
