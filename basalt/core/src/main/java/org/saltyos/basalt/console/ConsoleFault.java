package org.saltyos.basalt.console;

import org.saltyos.lang.Fault;

/** Why the console has nothing to give. */
public final class ConsoleFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** Nothing was typed, or no line is complete yet. */
    public static final ConsoleFault NOTHING = new ConsoleFault(1, "nothing was typed");

    private ConsoleFault(int code, String message) {
        super(code, message);
    }
}
