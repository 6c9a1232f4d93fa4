package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessLimits;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;

/**
 * What a process may have. Every child of the first process begins a family, to which all that descend from it belong, whatever
 * group they are in: so a program that starts others without end leaves places for the first process and its next child.
 */
final class Limits {
    /** Processes of one family, where nobody has set less: what is left is for the shell and what it starts against them. */
    static final int FAMILY = ProgramLayout.PLACES * 3 / 4;

    private Limits() {}

    /**
     * Gives a new process what it inherits.
     *
     * @param parent number of its parent, 0 for the first process
     */
    static void inherit(Process process, Process parent, boolean isFirst) {
        if (isFirst) {
            process.family(0);
            process.limits(Long.MAX_VALUE, ProgramLayout.PLACES);
            return;
        }
        boolean begins = parent.place() == Processes.FIRST_PLACE;
        process.family(begins ? process.number() : parent.family());
        process.limits(parent.memoryLimit(), begins ? Math.min(FAMILY, parent.processLimit()) : parent.processLimit());
    }

    /**
     * Does nothing if a process may start another one.
     *
     * @throws PosixFault EAGAIN when its family is as large as it may be
     */
    static void requireProcess(Process parent) throws PosixFault {
        if (parent.place() != Processes.FIRST_PLACE
                && Processes.count() >= parent.processLimit()
                && Processes.family(parent.family()) >= parent.processLimit()) {
            throw PosixFault.EAGAIN;
        }
    }

    /**
     * Does nothing if a process may have a program.
     *
     * @throws PosixFault ENOMEM when its data, stack and heap are more than the limit
     */
    static void requireProgram(Process process, ProgramImage image) throws PosixFault {
        if ((long) image.ownPages() << ObjectSize.PAGE_BITS > process.memoryLimit()) {
            throw PosixFault.ENOMEM;
        }
    }

    /**
     * Does nothing if a process may map so many pages more, and there are as many now.
     *
     * @throws PosixFault ENOMEM
     */
    static void requireMemory(Process process, long pages) throws PosixFault {
        if (pages > ProgramLayout.MAPPING_PAGES) {
            throw PosixFault.ENOMEM;
        }
        ProgramImage image = Programs.kept(process.program()).image();
        long all = image.ownPages() + Regions.total(process.place()) + pages;
        if (all << ObjectSize.PAGE_BITS > process.memoryLimit()) {
            throw PosixFault.ENOMEM;
        }
        Pool.require(pages);
    }

    /** Sets a limit; see {@link ProcessManager#limit}. */
    static void set(Process process, int what, long value) throws PosixFault {
        if (value < 0 || what != ProcessManager.MEMORY_LIMIT && what != ProcessManager.PROCESSES_LIMIT) {
            throw PosixFault.EINVAL;
        }
        boolean memory = what == ProcessManager.MEMORY_LIMIT;
        long present = memory ? process.memoryLimit() : process.processLimit();
        if (value > present && process.place() != Processes.FIRST_PLACE) {
            throw PosixFault.EPERM;
        }
        process.limits(memory ? value : process.memoryLimit(), memory ? process.processLimit() : value);
    }

    /** The limits of a process. */
    static ProcessLimits of(Process process) {
        return new ProcessLimits(process.memoryLimit(), process.processLimit());
    }
}
