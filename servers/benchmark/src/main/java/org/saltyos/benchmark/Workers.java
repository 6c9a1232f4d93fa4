package org.saltyos.benchmark;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The threads that measurements need beside the measuring one. */
final class Workers {
    /** Where the server's code and buffer lie in its address space. */
    private static final long CODE = 0x40_0000;

    private static final long BUFFER = 0x40_1000;
    private static final long WINDOW = 0x0000_7300_0000_0000L;
    private static final long BUDGET = 300_000;
    private static final long PERIOD = 10_000_000;

    /** The slot where servers receive a capability. */
    static final int RECEIVED = 250;

    private static final CNode TABLE = new CNode(Startup.CNODE_SLOT);

    private static int next = Startup.FIRST_FREE_SLOT;

    private Workers() {}

    /** Makes an object in a new slot. */
    static int make(int type, int sizeBits) throws KernelFault {
        int slot = next;
        next++;
        Startup.memory().retype(type, sizeBits, TABLE, slot, 1);
        return slot;
    }

    /** A new slot, empty. */
    static int slot() {
        int slot = next;
        next++;
        return slot;
    }

    /** Maps a new page of this program's own. */
    static long mapPage(long virtual) throws KernelFault {
        new Frame(make(ObjectType.FRAME, ObjectSize.PAGE_BITS))
                .map(Startup.addressSpace(), virtual, Rights.READ | Rights.WRITE);
        return virtual;
    }

    /**
     * Starts the echoing server in an address space of its own.
     *
     * @return its processor time
     */
    static SchedContext startServer(int endpoint, SchedControl time) throws KernelFault {
        return startServer(endpoint, time, Code.server(), Code.serverEnd());
    }

    /** Starts a server in an address space of its own, whose code lies between two addresses. */
    static SchedContext startServer(int endpoint, SchedControl time, long from, long end) throws KernelFault {
        VSpace space = new VSpace(make(ObjectType.VSPACE, 0));
        space.lend(new Untyped(make(ObjectType.UNTYPED, 15)));
        Frame code = new Frame(make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        code.map(Startup.addressSpace(), WINDOW, Rights.READ | Rights.WRITE);
        copyServer(from, end);
        code.unmap();
        code.map(space, CODE, Rights.READ | Rights.EXECUTE);
        Frame buffer = new Frame(make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        buffer.map(Startup.addressSpace(), WINDOW, Rights.READ | Rights.WRITE);
        offerSlot(new IpcBuffer(WINDOW));
        buffer.unmap();
        buffer.map(space, BUFFER, Rights.READ | Rights.WRITE);
        Tcb thread = new Tcb(make(ObjectType.TCB, 0));
        thread.configure(new Endpoint(0), TABLE, space, BUFFER, buffer);
        SchedContext context = giveTime(thread, time, BUDGET, PERIOD);
        thread.start(CODE, 0, endpoint);
        return context;
    }

    /** Where a server takes one capability. */
    private static void offerSlot(IpcBuffer buffer) {
        buffer.receiveRoot(TABLE.address());
        buffer.receiveIndex(RECEIVED);
        buffer.receiveDepth(Long.SIZE);
        buffer.receiveCount(1);
    }

    @Unsafe(because = "the window is a page of this program's own and the server's code is shorter than a page")
    private static void copyServer(long from, long end) {
        Mem.copy(WINDOW, from, end - from);
    }

    /** Starts a thread in this address space; a period of 0 means no reservation. */
    static Tcb start(long entry, long argument, SchedControl time, long period) throws KernelFault {
        return start(entry, argument, time, period, 0);
    }

    /** Starts a thread in this address space whose faults go to an endpoint, 0 for none. */
    static Tcb start(long entry, long argument, SchedControl time, long period, int faults) throws KernelFault {
        Tcb thread = new Tcb(make(ObjectType.TCB, 0));
        thread.configure(new Endpoint(faults), TABLE, Startup.addressSpace(), 0, new Frame(0));
        giveTime(thread, time, BUDGET, period);
        thread.start(entry, 0, argument);
        return thread;
    }

    /** Starts a thread in this address space and returns its processor time. */
    static SchedContext startOn(long entry, long argument, SchedControl time, long period) throws KernelFault {
        Tcb thread = new Tcb(make(ObjectType.TCB, 0));
        thread.configure(new Endpoint(0), TABLE, Startup.addressSpace(), 0, new Frame(0));
        SchedContext context = giveTime(thread, time, BUDGET, period);
        thread.start(entry, 0, argument);
        return context;
    }

    private static SchedContext giveTime(Tcb thread, SchedControl time, long budget, long period) throws KernelFault {
        SchedContext context = new SchedContext(make(ObjectType.SCHED_CONTEXT, 0));
        time.configure(context, budget, period, period);
        context.bind(thread);
        return context;
    }
}
