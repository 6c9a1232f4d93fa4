package org.saltyos.tools;

import org.saltyos.lang.Fault;

/** The arguments are wrong; what is wrong was said. */
final class UsageFault extends Fault {
    private static final long serialVersionUID = 1L;

    static final UsageFault WRONG = new UsageFault();

    private UsageFault() {
        super(2, "wrong arguments");
    }
}
