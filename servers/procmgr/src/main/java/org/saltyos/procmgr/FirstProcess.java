package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** The first process, which the manifest's arguments name. When it ends it is started again, unless it ends at once. */
final class FirstProcess {
    private static final int MAX_PATH = 255;

    /** Nanoseconds; who lives shorter counts as a failure. */
    private static final long SHORT_LIFE = 1_000_000_000;

    private static final int MOST_FAILURES = 5;
    private static final Bytes PROGRAM = new Bytes(MAX_PATH);

    private static long startedAt;
    private static int failures;

    private FirstProcess() {}

    /** Path of its program. */
    static Bytes program() {
        return Startup.arguments(PROGRAM);
    }

    /** Takes note that it was started. */
    static void started() {
        startedAt = SystemCalls.clock();
    }

    /** Forgets the ends so far. */
    static void forgive() {
        failures = 0;
    }

    /** Starts it again after its end. */
    static void again(ProcessLogic logic) {
        failures = SystemCalls.clock() - startedAt < SHORT_LIFE ? failures + 1 : 0;
        Reports.begin("procmgr: ").append(program());
        if (failures == MOST_FAILURES) {
            Reports.line().append(" ends again and again; it stays ended");
            Reports.end();
            return;
        }
        Reports.line().append(" has ended; it starts again");
        Reports.end();
        try {
            logic.startFirst();
            started();
        } catch (PosixFault fault) {
            Reports.begin("procmgr: it cannot be started: ").append(fault.text());
            Reports.end();
        }
    }
}
