package org.saltyos.procmgr;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.basalt.archive.ArchiveFile;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.process.Signal;
import org.saltyos.basalt.report.FaultText;
import org.saltyos.lang.linear.Borrow;

/**
 * Faults of processes: one that found no memory, or a page of a file that was not there, may go on if it is there now; every
 * other ends with a report.
 */
final class Faults {
    private static final Bytes TEXT = new Bytes(Bytes.MESSAGE_BYTES);
    private static final int NAME_BYTES = 16;

    private Faults() {}

    /** Tries to bring what the process of this fault is missing, if need be by ending the one that has the most memory. */
    static FaultOutcome lookAfter(@Borrow Request fault) {
        int row = FilePages.row(fault);
        if (row < 0 && !Shortage.isBehind(fault)) {
            return FaultOutcome.MISTAKE;
        }
        int place = ProgramLayout.place(fault.badge());
        FaultOutcome outcome = bring(fault, row);
        int largest = Shortage.largest();
        while (outcome == FaultOutcome.NO_MEMORY && largest != 0 && largest != place) {
            endForOthers(Processes.at(largest));
            outcome = bring(fault, row);
            largest = Shortage.largest();
        }
        return outcome;
    }

    private static FaultOutcome bring(@Borrow Request fault, int row) {
        if (row >= 0) {
            return FilePages.supply(fault, row);
        }
        return Shortage.isOver(ProgramLayout.place(fault.badge())) ? FaultOutcome.GOES_ON : FaultOutcome.NO_MEMORY;
    }

    /** Ends a process so that others go on. */
    private static void endForOthers(Process process) {
        TEXT.clear();
        appendName(TEXT, process);
        TEXT.append(" (").decimal(process.number()).append("): no memory left, and it has the most\n");
        Files.report(process.place(), TEXT);
        Ends.end(process, 0, Signal.KILL);
    }

    /** Reports a fault of which {@code outcome} came, and ends the process. */
    static void end(@Borrow Request fault, FaultOutcome outcome, Reporting reporting) {
        Process process = Processes.at(ProgramLayout.place(fault.badge()));
        boolean noMemory = outcome == FaultOutcome.NO_MEMORY;
        boolean noPage = outcome == FaultOutcome.NO_PAGE;
        TEXT.clear();
        appendName(TEXT, process);
        TEXT.append(" (").decimal(process.number()).append("): ");
        if (noMemory) {
            TEXT.append("no memory left for it");
        } else if (noPage) {
            TEXT.append("access to a mapped file where it has no contents");
        } else {
            FaultText.appendCause(TEXT, fault);
        }
        reporting.appendThrown(TEXT, process.place());
        TEXT.append("\n    at ");
        appendPlace(process, fault.word0());
        int signal = noPage ? Signal.BUS : signal((int) fault.info().label());
        signal = noMemory ? Signal.KILL : signal;
        Files.report(process.place(), TEXT.newLine());
        Ends.end(process, 0, signal);
    }

    private static void appendPlace(Process process, long address) {
        ArchiveFile lines = Archive.lines(process.name0(), process.name1());
        LineTable table = lines.isEnd() ? new LineTable(0, 0) : new LineTable(lines.contents(), lines.size());
        FaultText.appendPlace(TEXT, table, address);
    }

    private static void appendName(Bytes target, Process process) {
        for (int i = 0; i < NAME_BYTES; i++) {
            long word = i < Long.BYTES ? process.name0() : process.name1();
            byte character = (byte) (word >>> i % Long.BYTES * Byte.SIZE);
            if (character != 0) {
                target.append(character);
            }
        }
    }

    private static int signal(int kind) {
        return switch (kind) {
            case FaultKind.PAGE -> Signal.SEGMENT;
            case FaultKind.DIVIDE -> Signal.ARITHMETIC;
            case FaultKind.UNDEFINED_INSTRUCTION -> Signal.ILLEGAL_INSTRUCTION;
            default -> Signal.ABORT;
        };
    }
}
