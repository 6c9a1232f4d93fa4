package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.test.Guest;
import org.saltyos.test.QemuTest;

/** A server that faults is reported with its name, the cause, the Java file and the line; the others keep answering. */
class CrashIT {
    @Test
    @QemuTest(image = "crash")
    void everyFaultIsReportedAndTheOthersAnswer(Guest guest) {
        reported(guest, 1, "array index out of range");
        reported(guest, 2, "division by zero");
        reported(guest, 3, "uncaught exception");
        reported(guest, 4, "read of memory that is not there at address 0x10");
        guest.waitFor("init: no answer from crasher\n");
        guest.waitFor("init: starting again: crasher\n");
        guest.waitFor("crashtest: kind 5 ended the server\n");
        guest.waitFor("init: no sign of life from crasher\n");
        guest.waitFor("init: starting again: crasher\n");
        guest.waitFor("crashtest: kind 6 ended the server\n");
        guest.waitFor("crashtest: echo answered after every crash\n");
        guest.waitFor("init: ending on request: echo\n");
        guest.waitFor("init: starting again: echo\n");
        guest.waitFor("crashtest: echo was ended for good, and started again\n");
        assertThat(guest.text()).doesNotContain("KERNEL PANIC").doesNotContain("as it should");
    }

    private static void reported(Guest guest, int kind, String cause) {
        guest.waitFor("FAULT crasher: " + cause + "\n +at \\S+ \\(CrashLogic\\.java:[1-9]\\d*\\)");
        guest.waitFor("init: starting again: crasher\n");
        guest.waitFor("crashtest: kind " + kind + " ended the server\n");
    }
}
