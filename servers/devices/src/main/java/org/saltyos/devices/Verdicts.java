package org.saltyos.devices;

import org.saltyos.abi.InitialSlot;
import org.saltyos.basalt.capability.SystemControl;
import org.saltyos.basalt.console.KernelConsole;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;

/** Reports tests on the kernel's console: this program is there before any other. */
final class Verdicts {
    private static final Bytes LINE = new Bytes(256);
    private static final SystemControl SYSTEM = new SystemControl(InitialSlot.SYSTEM_CONTROL);

    private static String id = "";
    private static boolean failed;
    private static int passes;
    private static int failures;

    private Verdicts() {}

    static void begin(String name) {
        id = name;
        failed = false;
    }

    /** Checks a number; the first that is not as expected is the test's verdict. */
    static void equal(String what, long expected, long actual) throws KernelFault {
        if (!failed && expected != actual) {
            failed = true;
            LINE.clear().append("@@TEST fail ").append(id).append(" ").append(what);
            LINE.append(": expected ").decimal(expected).append(" but was ").decimal(actual);
            print();
        }
    }

    /** Checks a condition. */
    static void holds(String what, boolean condition) throws KernelFault {
        equal(what, 1, condition ? 1 : 0);
    }

    /** Ends a test. */
    static void end() throws KernelFault {
        if (failed) {
            failures++;
            return;
        }
        passes++;
        LINE.clear().append("@@TEST pass ").append(id);
        print();
    }

    /** Says that a test cannot run on this machine. */
    static void skip(String why) throws KernelFault {
        LINE.clear().append("@@TEST skip ").append(id).append(" ").append(why);
        print();
    }

    /** Prints the totals; whether nothing failed. */
    static boolean done() throws KernelFault {
        LINE.clear().append("@@DONE ").decimal(passes).append(" ").decimal(failures);
        print();
        return failures == 0;
    }

    private static void print() throws KernelFault {
        LINE.newLine();
        KernelConsole.write(SYSTEM, LINE);
    }
}
