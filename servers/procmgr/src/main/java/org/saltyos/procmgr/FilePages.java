package org.saltyos.procmgr;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.linear.Borrow;
import org.saltyos.lang.memory.Mem;

/**
 * Pages of mapped files that are touched and not there. The process manager is told, because only it can end the process that
 * touches.
 */
final class FilePages {
    private static final long STAGE = Programs.WINDOW + (1L << 30) + (1L << 20);
    private static final int PAGE = 1 << ObjectSize.PAGE_BITS;

    private FilePages() {}

    /**
     * Makes the frame through which copies pass.
     *
     * @throws KernelFault when the manifest declares too little memory for page tables
     * @throws PosixFault ENOMEM
     */
    static void start() throws KernelFault, PosixFault {
        new Untyped(Pieces.take(ObjectSize.PAGE_BITS))
                .retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, Startup.capabilities(), Slots.STAGE, 1);
        new Frame(Slots.STAGE).map(Startup.addressSpace(), STAGE, Rights.READ | Rights.WRITE);
    }

    /**
     * The kernel asks for a page of a shared file, and does not say for whom. If there is none to be had, the page is taken out
     * of all address spaces that show it: then the one that asked faults by itself, and is known.
     */
    static void supplyShared(@Borrow Request question) {
        int file = (int) question.badge();
        long page = question.word1();
        try {
            Files.supply(file, page);
        } catch (PosixFault fault) {
            for (int place = 1; place < ProgramLayout.PLACES; place++) {
                hide(place, file, page);
            }
        }
    }

    private static void hide(int place, int file, long page) {
        for (int i = 0; i < Regions.count(place); i++) {
            int number = Regions.shared(place, i);
            long at = FileMappings.isSharedFile(number) && FileMappings.file(number) == file
                    ? page - FileMappings.filePage(number, 0)
                    : -1;
            if (at >= Regions.first(place, i) && at < Regions.first(place, i) + Regions.pages(place, i)) {
                try {
                    Spaces.space(place).unmap(Mappings.address((int) at), 1);
                } catch (KernelFault fault) {
                    return; // the mapping cannot be cut: the page is asked for again
                }
            }
        }
    }

    /** The row of a page of a file that a fault is about, which its process may access so; -1 if it is about anything else. */
    static int row(@Borrow Request fault) {
        long label = fault.info().label();
        if (label != FaultKind.PAGE && label != FaultKind.PAGER) {
            return -1;
        }
        int place = ProgramLayout.place(fault.badge());
        int row = Regions.find(place, page(fault));
        if (row < 0 || !FileMappings.isFile(Regions.shared(place, row))) {
            return -1;
        }
        if (label == FaultKind.PAGER) {
            return row;
        }
        boolean executes = (fault.word2() & FaultKind.PAGE_EXECUTE) != 0;
        boolean writes = (fault.word2() & FaultKind.PAGE_WRITE) != 0;
        int access = Regions.access(place, row);
        int needed = writes ? Rights.WRITE : Rights.READ;
        return !executes && (access & needed) != 0 ? row : -1;
    }

    /** Number in {@link Regions} of the page that a fault is about. */
    private static int page(@Borrow Request fault) {
        if (fault.info().label() == FaultKind.PAGER) {
            return (int) fault.word1();
        }
        long page = fault.word1() - ProgramLayout.MAPPINGS >> ObjectSize.PAGE_BITS;
        return page < 0 || page > Integer.MAX_VALUE ? -1 : (int) page;
    }

    /** Has the page be there that a fault is about. */
    static FaultOutcome supply(@Borrow Request fault, int row) {
        int place = ProgramLayout.place(fault.badge());
        int page = page(fault);
        int number = Regions.shared(place, row);
        try {
            if (FileMappings.isSharedFile(number)) {
                return showAgain(place, row, FileMappings.file(number), FileMappings.filePage(number, page));
            }
            if (fault.info().label() == FaultKind.PAGE) {
                return Shortage.isOver(place)
                        ? FaultOutcome.GOES_ON
                        : FaultOutcome.NO_MEMORY; // a copy on write, or a page table
            }
            Files.page(FileMappings.file(number), FileMappings.filePage(number, page));
            fill(place, page);
            return FaultOutcome.GOES_ON;
        } catch (PosixFault failure) {
            return failure == PosixFault.ENOMEM ? FaultOutcome.NO_MEMORY : FaultOutcome.NO_PAGE;
        } catch (KernelFault failure) {
            return FaultOutcome.NO_MEMORY;
        }
    }

    /** A page of a shared file: where the file has it, and it could not be shown before, the row is shown anew. */
    private static FaultOutcome showAgain(int place, int row, int file, long page) throws KernelFault, PosixFault {
        int number = Regions.shared(place, row);
        if (page >= Shared.object(number).pages()) {
            return FaultOutcome.NO_PAGE;
        }
        Tables.relieve(place);
        Files.supply(file, page);
        Spaces.space(place).unmap(Mappings.address(Regions.first(place, row)), Regions.pages(place, row));
        Mappings.showRow(place, row);
        return FaultOutcome.GOES_ON;
    }

    @Unsafe(because = "both pages are mapped: the file server has just filled the one of place 0")
    private static void fill(int place, int page) throws KernelFault, PosixFault {
        Mem.copy(STAGE, ProgramLayout.exchange(0), PAGE);
        MemoryObject object = new MemoryObject(Slots.of(place, Slots.FILED));
        while (true) {
            try {
                object.supply(page, new Frame(Slots.STAGE));
                return;
            } catch (KernelFault fault) {
                if (fault.code() == ErrorCode.DELETE_FIRST) {
                    return;
                }
                if (fault.code() != ErrorCode.NOT_ENOUGH_MEMORY) {
                    throw fault;
                }
            }
            Pool.require(Pool.pool().freePages() + Pool.START_PAGES);
        }
    }
}
