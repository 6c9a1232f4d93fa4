package org.saltyos.sh;

import org.saltyos.basalt.console.Console;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/**
 * The terminal's mode, which the line editor and the programs want each in its own way. What a program leaves behind holds for the next
 * one, as {@code stty} means it; what it leaves when a signal ends it does not, because it could not put things in order.
 */
final class TerminalModes {
    private final Jobs jobs;
    private int programs = Console.COOKED;
    private boolean first = true;

    TerminalModes(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Lets each key come at once, unshown. */
    void forEditing() throws PosixFault {
        if (!first && !jobs.wasEndedBySignal()) {
            programs = Files.terminalMode(Files.INPUT);
        }
        first = false;
        Files.setTerminalMode(Files.INPUT, 0);
    }

    /** Makes the mode what it was for the last program. */
    void forPrograms() throws PosixFault {
        Files.setTerminalMode(Files.INPUT, programs);
    }
}
