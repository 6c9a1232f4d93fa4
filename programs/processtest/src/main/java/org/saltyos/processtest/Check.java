package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;
import org.saltyos.basalt.test.Report;

/** Small steps of the tests: each reports by itself. */
final class Check {
    private Check() {}

    /** Reports a test. */
    static void that(String id, boolean right) {
        if (right) {
            Report.pass(id);
        } else {
            Report.fail(id, "not as it should be");
        }
    }

    /** Reports that a test met a fault. */
    static void unexpected(String id, PosixFault fault) {
        Report.fail(id, fault.symbol());
    }

    /** Waits for a child, and reports whether it ended so. */
    static void ends(String id, int child, int status, int signal) throws PosixFault {
        ProcessEnd end = Processes.await(child);
        that(id, end.process() == child && end.status() == status && end.signal() == signal);
    }
}
