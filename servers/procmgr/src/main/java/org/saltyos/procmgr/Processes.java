package org.saltyos.procmgr;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;

/** The process table. A process's place is the lowest eight bits of its number, so it is found without searching. */
final class Processes {
    /** Number of the first process at the system's start. */
    static final int FIRST_PLACE = 1;

    private static final int MAX_NUMBER = 1 << 30;
    private static final Process[] TABLE = makeTable();

    private static int last;
    private static int count;
    private static long started;

    private Processes() {}

    private static Process[] makeTable() {
        Process[] table = new Process[ProgramLayout.PLACES];
        for (int i = 0; i < table.length; i++) {
            table[i] = new Process(i);
        }
        return table;
    }

    /** The process at a place, 1 to {@link ProgramLayout#PLACES} - 1, whatever its state. */
    static Process at(int place) {
        return TABLE[place];
    }

    /** The process with this number; one that is not in use if there is none. */
    static Process find(int number) {
        Process process = TABLE[number & ProgramLayout.PLACES - 1];
        return number > 0 && process.number() == number ? process : TABLE[0];
    }

    /**
     * Begins a process: numbers rise, and come back only after a thousand million.
     *
     * @param parent number of its parent, 0 for none
     * @param group its group; 0 for one of its own
     * @throws PosixFault EAGAIN when all places are taken
     */
    static Process begin(int parent, int group) throws PosixFault {
        int number = last;
        for (int tried = 0; tried < ProgramLayout.PLACES; tried++) {
            number = number >= MAX_NUMBER ? 1 : number + 1;
            int place = number & ProgramLayout.PLACES - 1;
            if (place != 0 && TABLE[place].state() == 0) {
                last = number;
                count++;
                started++;
                TABLE[place].begin(number, parent, group == 0 ? number : group);
                find(parent).addChildren(1);
                return TABLE[place];
            }
        }
        throw PosixFault.EAGAIN;
    }

    /** Begins the first process: it has always the same place. */
    static Process beginFirst() throws PosixFault {
        Process first = TABLE[FIRST_PLACE];
        if (first.state() != 0) {
            throw PosixFault.EAGAIN;
        }
        int number = first.number() == 0 ? FIRST_PLACE : first.number() + ProgramLayout.PLACES;
        last = Math.max(last, number);
        count++;
        started++;
        first.begin(number, 0, number);
        return first;
    }

    /** Makes a place free whose process has ended and was told of. */
    static void free(Process process) {
        process.free();
        find(process.parent()).addChildren(-1);
        count--;
    }

    /** Number of the first process. */
    static int firstNumber() {
        return TABLE[FIRST_PLACE].number();
    }

    /** Whether any process is in this group. */
    static boolean isGroup(int group) {
        for (Process process : TABLE) {
            if (process.state() != 0 && process.group() == group) {
                return true;
            }
        }
        return false;
    }

    /** Processes of a family that run, or whose end nobody has asked for. */
    static int family(int family) {
        int members = 0;
        for (Process process : TABLE) {
            if (process.state() != 0 && process.family() == family) {
                members++;
            }
        }
        return members;
    }

    /** Processes that run, or whose end nobody has asked for. */
    static int count() {
        return count;
    }

    /** Processes begun since the system's start. */
    static long started() {
        return started;
    }
}
