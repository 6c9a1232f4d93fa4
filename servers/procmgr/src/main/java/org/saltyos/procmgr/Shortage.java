package org.saltyos.procmgr;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.linear.Borrow;

/**
 * Tells accesses that found no memory from accesses that are wrong, and finds memory. When there is none, the process with the most
 * pages has to end, which need not be the one that asked last: that is how only the one suffers that took too much.
 */
final class Shortage {
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    private Shortage() {}

    /** Whether a process did what it may, so that only memory was missing. */
    static boolean isBehind(@Borrow Request fault) {
        if (fault.info().label() != FaultKind.PAGE) {
            return false;
        }
        Process process = Processes.at(ProgramLayout.place(fault.badge()));
        long address = fault.word1();
        boolean writes = (fault.word2() & FaultKind.PAGE_WRITE) != 0;
        boolean executes = (fault.word2() & FaultKind.PAGE_EXECUTE) != 0;
        if (executes) {
            return !writes && isCode(process, address);
        }
        return isOwn(process, address, writes) || !writes && isCode(process, address);
    }

    private static boolean isOwn(Process process, long address, boolean writes) {
        ProgramImage image = Programs.kept(process.program()).image();
        for (int i = 0; i < image.segments(); i++) {
            if (image.isWritable(i) && isIn(address, image.address(i), image.pages(i))) {
                return true;
            }
        }
        long stack = InitLayout.STACK_TOP - image.stackPages() * PAGE;
        if (isIn(address, stack, image.stackPages())
                || isIn(address, ProgramLayout.EXCHANGE, ProgramLayout.EXCHANGE_BYTES / PAGE)) {
            return true;
        }
        return isMapped(process.place(), address, writes ? ProcessManager.READ_WRITE : ProcessManager.READ_ONLY);
    }

    private static boolean isMapped(int place, long address, int least) {
        for (int i = 0; i < Regions.count(place); i++) {
            if (isIn(address, Mappings.address(Regions.first(place, i)), Regions.pages(place, i))) {
                return Regions.access(place, i) >= least;
            }
        }
        return false;
    }

    private static boolean isCode(Process process, long address) {
        ProgramImage image = Programs.kept(process.program()).image();
        for (int i = 0; i < image.segments(); i++) {
            if (!image.isWritable(i) && isIn(address, image.address(i), image.pages(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(long address, long start, long pages) {
        return address >= start && address - start < pages * PAGE;
    }

    /** Whether a process that found no memory may try again: there is some now. */
    static boolean isOver(int place) {
        try {
            Tables.relieve(place);
            return Pool.pool().freePages() > 0 || Pool.refill();
        } catch (PosixFault | KernelFault fault) {
            return false;
        }
    }

    /** Place of the process that has the most pages of its own, the first one not counted; 0 if there is no other. */
    static int largest() {
        int largest = 0;
        long most = 0;
        for (int place = Processes.FIRST_PLACE + 1; place < ProgramLayout.PLACES; place++) {
            long pages = Processes.at(place).runs() ? Spaces.pages(Processes.at(place)) : 0;
            if (pages > most) {
                most = pages;
                largest = place;
            }
        }
        return largest;
    }
}
