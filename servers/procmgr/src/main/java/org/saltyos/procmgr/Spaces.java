package org.saltyos.procmgr;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.memory.MemoryCalls;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/** Makes the kernel objects of a process out of one piece of memory, and takes them back with it. */
final class Spaces {
    /** Set in the badge of the capability through which the kernel reports a process's faults. */
    static final long FAULT_BADGE = 1L << 43;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    /** Slots of a process, as a power of two. */
    static final int CNODE_RADIX = 5;

    /** Nanoseconds that a process runs before the next one's turn. */
    private static final long TURN = 10_000_000;

    /** A process's objects beside its page tables take less than 2^15 bytes, so both fit into twice the larger. */
    private static final int OBJECTS_BITS = 15;

    private static final int EXCHANGE_PAGES = ProgramLayout.EXCHANGE_BYTES >>> ObjectSize.PAGE_BITS;

    /** For so many processes more exchange memory is asked for when it does not suffice. */
    private static final int EXCHANGES_AT_ONCE = 8;

    /** Processes that there is exchange memory for. */
    private static int exchanges;

    /** Slots that do not change: to find one takes hundreds of instructions. */
    private static long exchangeSlot;

    private static long schedControlSlot;

    private Spaces() {}

    /**
     * Makes all objects of a process; its memory is a copy of {@code source}, grown to what the program asks for.
     *
     * @throws KernelFault NOT_ENOUGH_MEMORY
     * @throws PosixFault ENOMEM
     */
    static void make(Process process, Kept program, int source) throws KernelFault, PosixFault {
        ProgramImage image = program.image();
        int place = process.place();
        int bits = Math.max(image.tableBits(), OBJECTS_BITS) + 1;
        process.block(Pieces.take(bits), bits);
        Untyped block = new Untyped(process.block());
        make(block, ObjectType.UNTYPED, image.tableBits(), Slots.of(place, Slots.SPACE_TABLES));
        make(block, ObjectType.VSPACE, 0, Slots.of(place, Slots.SPACE));
        make(block, ObjectType.FRAME, ObjectSize.PAGE_BITS, Slots.of(place, Slots.BUFFER));
        int threadBits = image.floatingPoint() ? ObjectSize.TCB_MAX_BITS : ObjectSize.TCB_BITS;
        make(block, ObjectType.TCB, threadBits, Slots.of(place, Slots.THREAD));
        make(block, ObjectType.CNODE, CNODE_RADIX, Slots.of(place, Slots.CNODE));
        make(block, ObjectType.MEMORY_OBJECT, ObjectSize.MEMORY_OBJECT_BITS, Slots.of(place, Slots.MEMORY));
        make(block, ObjectType.SCHED_CONTEXT, 0, Slots.of(place, Slots.TIME));
        space(place).lend(new Untyped(Slots.of(place, Slots.SPACE_TABLES)));
        MemoryObject memory = memory(place);
        memory.copyOf(new MemoryObject(source));
        memory.resize(image.ownPages());
        map(place, program, memory);
    }

    private static void make(Untyped block, int type, int bits, int slot) throws KernelFault {
        block.retype(type, bits, Startup.capabilities(), slot, 1);
    }

    /** Shows a process its program, its own memory, and what it shares with servers. */
    private static void map(int place, Kept program, MemoryObject memory) throws KernelFault {
        ProgramImage image = program.image();
        VSpace space = space(place);
        MemoryObject code = new MemoryObject(Slots.code(program.number()));
        for (int i = 0; i < image.segments(); i++) {
            MemoryObject object = image.isWritable(i) ? memory : code;
            object.map(space, image.address(i), image.rights(i), image.first(i), image.pages(i));
        }
        int readWrite = Rights.READ | Rights.WRITE;
        memory.map(space, InitLayout.BOOT_INFO, Rights.READ, 0, 1);
        memory.map(space, stackBottom(image), readWrite, image.dataPages(), image.stackPages());
        new Frame(Slots.of(place, Slots.BUFFER)).map(space, InitLayout.IPC_BUFFER, readWrite);
        exchange().map(space, ProgramLayout.EXCHANGE, readWrite, (long) place * EXCHANGE_PAGES, EXCHANGE_PAGES);
    }

    private static long stackBottom(ProgramImage image) {
        return InitLayout.STACK_TOP - image.stackPages() * PAGE;
    }

    /**
     * Makes the thread of a process ready to be started: its spaces, its capabilities, its time.
     *
     * @throws KernelFault never, for objects that {@link #make} made
     */
    static void prepareThread(Process process, ProgramImage image) throws KernelFault {
        int place = process.place();
        CNode own = Startup.capabilities();
        CNode table = new CNode(Slots.of(place, Slots.CNODE));
        long badge = Startup.CLIENT_BADGE | ProgramLayout.PROCESS_BADGE | place;
        int callRights = Rights.WRITE | Rights.GRANT_REPLY;
        table.mint(ProgramLayout.PROCESSES_SLOT, own, Startup.ENDPOINT_SLOT, callRights, badge);
        // Where a server has init: so what the library tells a supervisor arrives here.
        table.mint(Startup.SUPERVISOR_SLOT, own, Startup.ENDPOINT_SLOT, callRights, badge);
        if (Files.isThere()) {
            table.mint(ProgramLayout.FILES_SLOT, own, Files.slot(), callRights, badge);
        }
        own.mint(Slots.SCRATCH, own, Startup.ENDPOINT_SLOT, callRights, FAULT_BADGE | place);
        Tcb thread = thread(place);
        thread.configure(
                new Endpoint(Slots.SCRATCH),
                table,
                space(place),
                InitLayout.IPC_BUFFER,
                new Frame(Slots.of(place, Slots.BUFFER)));
        own.delete(Slots.SCRATCH);
        if (image.floatingPoint()) {
            thread.setFloatingPoint(true);
        }
        SchedContext time = new SchedContext(Slots.of(place, Slots.TIME));
        new SchedControl(schedControl()).configure(time, TURN, 0, 0);
        time.bind(thread);
    }

    /** Takes everything from a process; it stops at once. Its exchange memory stays if it becomes another program. */
    static void take(Process process) {
        if (process.block() == 0) {
            return;
        }
        process.addNanoseconds(consumed(process));
        Pieces.give(process.block(), process.blockBits());
        process.block(0, 0);
        Mappings.end(process.place());
    }

    /** Empties the exchange memory of a process that has ended. */
    static void emptyExchange(int place) {
        try {
            exchange().decommit((long) place * EXCHANGE_PAGES, EXCHANGE_PAGES);
        } catch (KernelFault fault) {
            throw new IllegalStateException("the exchange memory cannot be emptied");
        }
    }

    /** Processor time of a process since it was last asked; its thread must exist. */
    static long consumed(Process process) {
        try {
            return new SchedContext(Slots.of(process.place(), Slots.TIME)).consumed();
        } catch (KernelFault fault) {
            return 0; // it was not made completely
        }
    }

    /** Pages of its own that a process has now. */
    static long pages(Process process) {
        try {
            return memory(process.place()).committedPages() + Mappings.pages(process.place());
        } catch (KernelFault fault) {
            return 0; // it was not made completely
        }
    }

    /**
     * Sees to it that there are pages of exchange memory for one more process, so that no server ever misses one.
     *
     * @throws PosixFault ENOMEM
     */
    static void requireExchange() throws PosixFault {
        if (Processes.count() > exchanges) {
            int wanted = Processes.count() + EXCHANGES_AT_ONCE - 1 & -EXCHANGES_AT_ONCE;
            MemoryCalls.exchange(wanted);
            exchanges = wanted;
        }
    }

    private static MemoryObject exchange() {
        if (exchangeSlot == 0) {
            exchangeSlot = Startup.slot("kernel.exchange");
        }
        return new MemoryObject(exchangeSlot);
    }

    private static long schedControl() {
        if (schedControlSlot == 0) {
            schedControlSlot = Startup.slot("kernel.sched-control");
        }
        return schedControlSlot;
    }

    static VSpace space(int place) {
        return new VSpace(Slots.of(place, Slots.SPACE));
    }

    static Tcb thread(int place) {
        return new Tcb(Slots.of(place, Slots.THREAD));
    }

    static MemoryObject memory(int place) {
        return new MemoryObject(Slots.of(place, Slots.MEMORY));
    }
}
