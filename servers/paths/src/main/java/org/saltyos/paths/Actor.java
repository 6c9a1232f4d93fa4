package org.saltyos.paths;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A thread that makes the system calls of its ring of exchanges. It always waits in one of them; where no script stands,
 * the ring holds the call that it waits in by default.
 *
 * @param number which of them
 */
record Actor(int number) {
    /** Registers that system calls preserve, without rsp. */
    static final int KEPT = 6;

    /** Number of actors. */
    static final int COUNT = 7;

    private static final long BASE = 0x0000_7300_0000_0000L;
    private static final long STRIDE = 0x4000;
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    /** In place of a system call: a read at the address in the capability's place, which is a page fault. */
    static final int FAULT = -1;

    /** In place of a system call: a read through the thread pointer, of its first exchange. */
    private static final int READ = -2;

    /** In place of a system call: as many rounds of two instructions as the capability's place says. */
    static final int SPIN = -3;

    private static final int RING = (int) (PAGE / Exchange.SIZE);

    /** The exchange that each of them waits in. */
    private static final int[] AT = new int[COUNT];

    /** Calls in the script that each of them runs next. */
    private static final int[] SCRIPT = new int[COUNT];

    /** The call that each of them waits in by default, and its capability. */
    private static final int[] IDLE_CALL = new int[COUNT];

    private static final int[] IDLE_CAPABILITY = new int[COUNT];

    /** The thread pointer of each of them. */
    private static final long[] POINTER = new long[COUNT];

    /** Whether they have an IPC buffer. */
    private static final boolean[] BUFFERED = new boolean[COUNT];

    /** Makes the thread in this address space; its faults go to the endpoint {@code faults}. */
    Tcb make(boolean buffered, int idleCall, int idleCapability, int faults) throws KernelFault {
        Slots.page(ringAddress());
        return configure(Startup.addressSpace(), buffered, idleCall, idleCapability, faults);
    }

    /** Makes the thread in an address space of its own; it starts at {@link #farEntry}. */
    Tcb makeFar(int idleCall, int idleCapability) throws KernelFault {
        VSpace space = new VSpace(Slots.make(ObjectType.VSPACE));
        space.lend(new Untyped(Slots.make(ObjectType.UNTYPED, 15)));
        Slots.share(makeCode(), space, farEntry(), Rights.READ | Rights.EXECUTE);
        Frame ring = Slots.page(ringAddress());
        Slots.share(ring, space, ringAddress(), Rights.READ | Rights.WRITE);
        return configure(space, true, idleCall, idleCapability, 0);
    }

    /** A page with the thread's code. */
    Frame makeCode() throws KernelFault {
        Frame code = Slots.page(farEntry());
        copyCode();
        return code;
    }

    @Unsafe(because = "the target is a page of this program's own and the code is shorter than a page")
    private void copyCode() {
        Mem.copy(farEntry(), Code.actor(), Code.actorEnd() - Code.actor());
    }

    private Tcb configure(VSpace space, boolean buffered, int idleCall, int idleCapability, int faults)
            throws KernelFault {
        prepare(buffered, idleCall, idleCapability);
        Tcb thread = new Tcb(Slots.make(ObjectType.TCB));
        Frame buffer = buffered ? Slots.page(buffer().address()) : new Frame(0);
        thread.configure(new Endpoint(faults), Slots.TABLE, space, buffered ? buffer().address() : 0, buffer);
        return thread;
    }

    /** Decides in which call it waits; its ring is there. */
    void prepare(boolean buffered, int idleCall, int idleCapability) {
        IDLE_CALL[number] = idleCall;
        IDLE_CAPABILITY[number] = idleCapability;
        BUFFERED[number] = buffered;
        for (int i = 0; i < RING; i++) {
            idle(exchange(i));
        }
    }

    /** Sets its thread pointer. */
    void setPointer(Tcb thread, long address) throws KernelFault {
        SystemCalls.invoke(thread.address(), Invocation.TCB_SET_TLS_BASE, 1, address, 0, 0, 0);
        POINTER[number] = address;
    }

    /** Adds a read through the thread pointer, which finds its first exchange wherever the pointer points. */
    void addRead() {
        add(READ, ringAddress() - POINTER[number], 0);
    }

    /** Where the code of a thread with its own address space begins. */
    long farEntry() {
        return ringAddress() + 2 * PAGE;
    }

    /** The ring of exchanges, which is where its stack pointer points to. */
    long ringAddress() {
        return BASE + number * STRIDE;
    }

    /** Its IPC buffer. */
    IpcBuffer buffer() {
        return new IpcBuffer(ringAddress() + PAGE);
    }

    private Exchange exchange(int index) {
        return new Exchange(ringAddress() + (long) (index % RING) * Exchange.SIZE);
    }

    private void idle(Exchange exchange) {
        exchange.number(IDLE_CALL[number]);
        exchange.capability(IDLE_CAPABILITY[number]);
        exchange.information(0);
        exchange.done(0);
    }

    /** The exchange that it waits in, for what it is going to see. */
    Exchange waiting() {
        return exchange(AT[number]);
    }

    /** Adds a call with random words to what it does as soon as it no longer waits. */
    Exchange add(int call, long capability, long information) {
        SCRIPT[number]++;
        Exchange exchange = exchange(AT[number] + SCRIPT[number]);
        exchange.number(call);
        exchange.capability(capability);
        exchange.information(information);
        fill(exchange);
        return exchange;
    }

    /** Puts random words into an exchange. */
    static void fill(Exchange exchange) {
        for (int i = 0; i < MessageInfo.REGISTER_WORDS; i++) {
            exchange.words(i, Dice.next());
        }
        for (int i = 0; i < KEPT; i++) {
            exchange.keep(i, Dice.next());
        }
    }

    /** Puts random words into the IPC buffer. */
    static void fill(IpcBuffer buffer) {
        for (int i = MessageInfo.REGISTER_WORDS; i < Trace.END_WORD; i++) {
            buffer.word(i, Dice.next());
        }
    }

    /** Adds what it saw since the last time to the trace. */
    void collect() {
        Trace.add(number);
        while (waiting().done() != 0) {
            Trace.add(waiting());
            idle(waiting());
            AT[number] = (AT[number] + 1) % RING;
            SCRIPT[number] = Math.max(0, SCRIPT[number] - 1);
        }
        if (BUFFERED[number]) {
            Trace.add(buffer());
        }
    }
}
