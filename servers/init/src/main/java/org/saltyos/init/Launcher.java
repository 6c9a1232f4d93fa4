package org.saltyos.init;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.servers.ServerLife;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.start.StartupInfo;

/** Starts one server: makes its objects, loads its program, grants its capabilities and lets it run. */
final class Launcher {
    private static final SchedControl TIME = new SchedControl(InitialSlot.SCHED_CONTROL);
    private static final long NANOSECONDS_PER_MICROSECOND = 1_000;
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    /** Nanoseconds that a server without processor time of its own may run at once until it serves. */
    private static final long START_BUDGET = 5_000_000;

    /** Nanoseconds that a server which waits for requests has to answer one. */
    private static final long PATIENCE = 2_000_000;

    /** Address space, thread and the single pages, with room for alignment. */
    private static final long OVERHEAD = 0x1_c000;

    private static BootInfo boot = new BootInfo(0);

    private Launcher() {}

    /** Takes note of what the kernel told. */
    static void start(BootInfo information) {
        boot = information;
    }

    /**
     * Starts a server.
     *
     * @param index its place in the start order
     * @throws KernelFault when the kernel refuses something
     * @throws InitFault when the archive or the manifest is not right
     */
    static void launch(int index) throws KernelFault, InitFault {
        ServerEntry server = SystemFile.server(index);
        ServerState state = Servers.state(index);
        Span image = BootArchive.find(SystemFile.text(server.imageOffset(), server.imageLength()));
        reserve(index);
        if (state.firstSlot() == 0) {
            int first = Slots.position();
            state.slots(first, first);
            fill(index, server, image);
            state.slots(first, Slots.position());
        } else {
            Slots.enterWindow(state.firstSlot(), state.endSlot());
            fill(index, server, image);
            Slots.leaveWindow();
        }
    }

    /**
     * Sets aside all memory that a server takes, if that was not done before.
     *
     * @param index its place in the start order
     * @throws KernelFault NOT_ENOUGH_MEMORY
     * @throws InitFault when the archive or the manifest is not right
     */
    static void reserve(int index) throws KernelFault, InitFault {
        ServerEntry server = SystemFile.server(index);
        ServerState state = Servers.state(index);
        if (state.memory() != 0) {
            return;
        }
        Span image = BootArchive.find(SystemFile.text(server.imageOffset(), server.imageLength()));
        state.endpoint(MemoryPool.make(ObjectType.ENDPOINT, 0));
        if (MemoryHandover.isFor(server)) {
            MemoryHandover.reserve(state, server);
        }
        if (server.memoryBytes() > 0) {
            state.declared(MemoryPool.makeUntyped(declaredBits(server.memoryBytes())));
            state.bytes(1L << declaredBits(server.memoryBytes()));
        }
        reserveZeroed(state, image);
        int bits = memoryBits(server, image);
        state.memory(MemoryPool.makeUntyped(bits));
        state.bytes(state.bytes() + (1L << bits));
    }

    private static void reserveZeroed(ServerState state, Span image) throws KernelFault, InitFault {
        int zeroed = AddressSpaces.zeroedPages(image);
        if (zeroed > 0) {
            int first = Slots.position();
            ZeroedMemory.reserve(zeroed);
            state.pieces(first, Slots.position());
        }
    }

    /**
     * Takes the processor time of its start from a server whose manifest gives it none; from now on it runs on the time
     * of its callers. That is right only while it waits for a request; so init calls it afterwards, on its own time. A
     * server that does not answer was at work, perhaps for a client: it gets the time back.
     *
     * @return false when it got the time back: this has to be tried again
     * @throws KernelFault never, for capabilities of init's own making
     * @throws InitFault when init is out of slots
     */
    static boolean settle(int index) throws KernelFault, InitFault {
        if (!isPassive(SystemFile.server(index))) {
            return true;
        }
        ServerState state = Servers.state(index);
        SchedContext time = new SchedContext(state.time());
        time.unbind();
        return answers(state, PATIENCE) || !giveBack(time, new Tcb(state.thread()));
    }

    /**
     * Whether a server answers a call within so many nanoseconds.
     *
     * @throws KernelFault never, for capabilities of init's own making
     */
    static boolean answers(ServerState state, long patience) throws KernelFault {
        int caller = Slots.scratch();
        long badge = Startup.CLIENT_BADGE | Servers.MAX;
        Slots.OWN.mint(caller, Slots.OWN, state.endpoint(), Rights.WRITE | Rights.GRANT_REPLY, badge);
        // Tag 0 is no protocol's: the answer is that it is unknown.
        Reply reply = Ipc.callUntil(new Endpoint(caller), 0, 0, 0, 0, 0, 0, 0, SystemCalls.clock() + patience);
        Slots.OWN.delete(caller);
        return reply.fault() == RemoteFault.UNKNOWN_METHOD.code();
    }

    /** Gives a thread its time back; false for one that runs on the time of a caller by now, as it should. */
    private static boolean giveBack(SchedContext time, Tcb thread) throws KernelFault {
        try {
            time.bind(thread);
            return true;
        } catch (KernelFault fault) {
            if (fault.code() == ErrorCode.ILLEGAL_OPERATION) {
                return false;
            }
            throw fault;
        }
    }

    private static boolean isPassive(ServerEntry server) {
        return server.budgetMicros() == 0;
    }

    /**
     * Takes everything from a stopped server but its endpoint: callers that wait for its answer see it go, those that
     * have not reached it yet go on waiting.
     *
     * @throws KernelFault never, for capabilities of init's own making
     */
    static void bury(int index) throws KernelFault {
        ServerState state = Servers.state(index);
        state.addUsed(consumed(state));
        state.followed(0);
        state.signUntil(0);
        state.capabilities(0);
        Slots.OWN.revoke(state.memory());
        for (int piece = state.firstPiece(); piece < state.endPiece(); piece++) {
            Slots.OWN.revoke(piece);
        }
        if (state.declared() != 0) {
            Slots.OWN.revoke(state.declared());
        }
        for (int slot = state.firstSlot(); slot < state.endSlot(); slot++) {
            Slots.OWN.delete(slot);
        }
    }

    /** Processor time of its own that a server used since this was last asked; 0 if it has none. */
    static long consumed(ServerState state) {
        try {
            return new SchedContext(state.time()).consumed();
        } catch (KernelFault fault) {
            return 0;
        }
    }

    /**
     * Takes a buried server's endpoint too: from now on its clients are refused.
     *
     * @throws KernelFault never, for capabilities of init's own making
     */
    static void forget(int index) throws KernelFault {
        ServerState state = Servers.state(index);
        Slots.OWN.revoke(state.endpoint());
        Slots.OWN.delete(state.endpoint());
        state.client(0);
    }

    /**
     * Starts a server that had been forgotten: at a new endpoint, to which its clients get capabilities in the place of those they had.
     *
     * @throws KernelFault when the kernel refuses something
     * @throws InitFault when init is out of slots
     */
    static void revive(int index) throws KernelFault, InitFault {
        ServerState state = Servers.state(index);
        state.endpoint(MemoryPool.make(ObjectType.ENDPOINT, 0));
        Grants.renew(index);
        launch(index);
    }

    /** Memory for the program and its stack, and for page tables, CNode and thread. */
    private static int memoryBits(ServerEntry server, Span image) throws InitFault {
        long program = AddressSpaces.memoryOf(image);
        int zeroed = AddressSpaces.zeroedPages(image);
        long tables = 1L << AddressSpaces.tableBits(SharedMemory.isShared(server), zeroed);
        long slots = 1L << server.slotBits() + ObjectSize.SLOT_BITS;
        slots = server.slotBits() > Startup.CNODE_RADIX ? 2 * slots : slots; // aligned to its size
        slots = MemoryHandover.isFor(server) ? 0 : slots; // its table is not made of this
        long bytes = program + AddressSpaces.pages(server.stackBytes()) * PAGE + tables + slots + OVERHEAD;
        return Long.SIZE - Long.numberOfLeadingZeros(bytes - 1);
    }

    private static int declaredBits(long bytes) {
        return Math.max(ObjectSize.PAGE_BITS, Long.SIZE - Long.numberOfLeadingZeros(bytes - 1));
    }

    /** Makes the server out of its memory and lets it run. */
    private static void fill(int index, ServerEntry server, Span image) throws KernelFault, InitFault {
        ServerState state = Servers.state(index);
        MemoryPool.useSource(state.memory());
        try {
            build(index, server, state, image);
        } finally {
            MemoryPool.useSource(0);
        }
    }

    private static void build(int index, ServerEntry server, ServerState state, Span image)
            throws KernelFault, InitFault {
        int zeroed = AddressSpaces.zeroedPages(image);
        int pool = zeroed > 0 ? ZeroedMemory.pool(state.firstPiece(), state.endPiece()) : 0;
        VSpace space = AddressSpaces.make(AddressSpaces.tableBits(SharedMemory.isShared(server), zeroed));
        state.addressSpace((int) space.address());
        long entry = AddressSpaces.load(space, image, pool);
        int stackPages = AddressSpaces.pages(server.stackBytes());
        int stack = AddressSpaces.mapZeroed(
                space, InitLayout.STACK_TOP - stackPages * PAGE, stackPages, Rights.READ | Rights.WRITE);
        state.stack(stack, stackPages);
        Frame buffer = new Frame(AddressSpaces.mapZeroed(space, InitLayout.IPC_BUFFER, 1, Rights.READ | Rights.WRITE));

        // A new CNode has a zero guard that makes its slot numbers complete 64-bit addresses.
        CNode table = new CNode(table(state, server));
        state.capabilities((int) table.address());
        int notification = MemoryPool.make(ObjectType.NOTIFICATION, 0);
        state.notification(notification);
        table.mint(
                Startup.SUPERVISOR_SLOT,
                Slots.OWN,
                Supervision.endpoint(),
                Rights.WRITE | Rights.GRANT_REPLY,
                Supervision.callBadge(index));
        // Who declares memory makes capabilities, and may make some to itself.
        int endpointRights = server.memoryBytes() > 0 ? Rights.ALL : Rights.READ;
        table.copy(Startup.ENDPOINT_SLOT, Slots.OWN, state.endpoint(), endpointRights);
        table.copy(Startup.NOTIFICATION_SLOT, Slots.OWN, notification, Rights.ALL);
        table.copy(Startup.CNODE_SLOT, Slots.OWN, table.address(), Rights.ALL);

        Frame page = new Frame(MemoryPool.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        StartupInfo startup = new StartupInfo(AddressSpaces.openWindow(page));
        writeStartup(startup, server, index);
        Grants.grant(server, index, table, space, startup, notification);
        if (server.memoryBytes() > 0) {
            startup.memoryBits(grantMemory(server.memoryBytes(), state, table, space));
        }
        page.unmap();
        page.map(space, InitLayout.BOOT_INFO, Rights.READ);

        boolean floatingPoint = (server.flags() & BootFormat.SERVER_FLOATING_POINT) != 0;
        Tcb thread = new Tcb(MemoryPool.make(ObjectType.TCB, floatingPoint ? floatingPointBits() : 0));
        state.thread((int) thread.address());
        int faults = Slots.take(1);
        Slots.OWN.mint(
                faults,
                Slots.OWN,
                Supervision.endpoint(),
                Rights.WRITE | Rights.GRANT_REPLY,
                Supervision.faultBadge(index));
        thread.configure(new Endpoint(faults), table, space, InitLayout.IPC_BUFFER, buffer);
        thread.bind(new Notification(notification));
        if (floatingPoint) {
            thread.setFloatingPoint(true);
        }
        giveTime(thread, server, state);
        state.life(ServerLife.STARTING);
        thread.start(entry, InitLayout.STACK_TOP - Long.BYTES, InitLayout.BOOT_INFO);
    }

    /** Slot of a server's table: a new one, or that of the server before, without what init puts into it. */
    private static int table(ServerState state, ServerEntry server) throws KernelFault, InitFault {
        if (state.table() == 0) {
            return MemoryPool.make(ObjectType.CNODE, server.slotBits());
        }
        CNode table = new CNode(state.table());
        for (int slot = 1; slot < Startup.FIRST_FREE_SLOT; slot++) {
            table.delete(slot);
        }
        return state.table();
    }

    /** Size of a thread whose floating-point state finds room behind its first KiB. */
    private static int floatingPointBits() {
        int bits = ObjectSize.TCB_BITS + 1;
        return boot.floatingPointBytes() <= (1L << bits) - (1L << ObjectSize.TCB_BITS) ? bits : ObjectSize.TCB_MAX_BITS;
    }

    private static void writeStartup(StartupInfo startup, ServerEntry server, int index) throws InitFault {
        startup.magic(Startup.MAGIC);
        startup.index(index);
        startup.timeStampFrequency(boot.timeStampFrequency());
        int length = Math.min(server.argumentsLength(), StartupText.MAX_LENGTH);
        if (length > 0) {
            StartupText.write(startup, SystemFile.text(server.argumentsOffset(), length));
        }
    }

    /** Grants untyped memory, and the address space without which it would be of little use. */
    private static int grantMemory(long bytes, ServerState state, CNode table, VSpace space) throws KernelFault {
        int bits = declaredBits(bytes);
        // A piece as large as the one init keeps: taking that back empties it.
        new Untyped(state.declared()).retype(ObjectType.UNTYPED, bits, table, Startup.MEMORY_SLOT, 1);
        table.copy(Startup.VSPACE_SLOT, Slots.OWN, space.address(), Rights.ALL);
        return bits;
    }

    private static void giveTime(Tcb thread, ServerEntry server, ServerState state) throws KernelFault, InitFault {
        long deadline = server.deadlineMicros() == 0 ? server.periodMicros() : server.deadlineMicros();
        SchedContext time = new SchedContext(MemoryPool.make(ObjectType.SCHED_CONTEXT, 0));
        state.time((int) time.address());
        if (isPassive(server)) {
            TIME.configure(time, START_BUDGET, 0, 0);
            time.bind(thread);
            return;
        }
        TIME.configure(
                time,
                server.budgetMicros() * NANOSECONDS_PER_MICROSECOND,
                server.periodMicros() * NANOSECONDS_PER_MICROSECOND,
                deadline * NANOSECONDS_PER_MICROSECOND);
        time.bind(thread);
    }
}
