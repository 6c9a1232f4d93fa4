package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.test.Report;

/** The checks of one test. The first that does not hold is the test's verdict. */
final class Check {
    private static String id = "";
    private static boolean failed;

    private Check() {}

    /** Begins a test with empty slots and unused memory. */
    static void begin(String name) {
        id = name;
        failed = false;
        Objects.clear();
        Helper.refreshBudgets();
    }

    /** Ends the test. */
    static void end() {
        if (!failed) {
            Report.pass(id);
        }
    }

    /** Checks a number. */
    static void equal(String what, long expected, long actual) {
        if (!failed && expected != actual) {
            failed = true;
            Report.fail(id, what, expected, actual);
        }
    }

    /** Checks that a number is not too small. */
    static void atLeast(String what, long least, long actual) {
        if (!failed && actual < least) {
            failed = true;
            Report.fail(id, what, least, actual);
        }
    }

    /** Checks a condition. */
    static void holds(String what, boolean condition) {
        if (!failed && !condition) {
            failed = true;
            Report.fail(id, what);
        }
    }

    /** Checks a system call's status. */
    static void status(String what, int expected, Answer answer) {
        equal(what, expected, answer.status());
    }

    /** Checks that a system call did its work. */
    static void ok(String what, Answer answer) {
        equal(what, ErrorCode.OK, answer.status());
    }
}
