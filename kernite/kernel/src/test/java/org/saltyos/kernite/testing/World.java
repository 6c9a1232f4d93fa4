package org.saltyos.kernite.testing;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Orphans;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.syscall.SystemCalls;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.machine.Machine;

/**
 * A machine with one thread that makes system calls. The thread's CNode has 256 slots that resolve whole addresses: slots
 * 1 to 6 hold {@link #MEMORY}, {@link #CNODE}, {@link #IRQS}, {@link #PORTS}, {@link #TIME} and {@link #SYSTEM}, the
 * others are free.
 */
public final class World implements AutoCloseable {
    /** Slot of the untyped memory, 2 MiB. */
    public static final int MEMORY = 1;

    /** Slot of the thread's CNode. */
    public static final int CNODE = 2;

    /** Slot of the control of interrupts. */
    public static final int IRQS = 3;

    /** Slot of the control of I/O ports. */
    public static final int PORTS = 4;

    /** Slot of the control of processor time. */
    public static final int TIME = 5;

    /** Slot of debug output and shutdown. */
    public static final int SYSTEM = 6;

    /** Slot of a piece of device memory, 64 KiB. */
    public static final int DEVICE = 7;

    /** First slot that is free in a new world. */
    public static final int FREE = 8;

    /** Radix of the thread's CNode. */
    public static final int RADIX = 8;

    /** Size of the untyped memory as a power of two. */
    public static final int MEMORY_BITS = 21;

    /** Physical address of the RAM. */
    public static final long PHYSICAL = 0x40_0000L;

    /** Bytes of RAM: the untyped memory, and behind it what the world itself needs. */
    public static final int RAM_BYTES = 2 << MEMORY_BITS;

    private static final long DEVICE_PHYSICAL = 0x8000_0000L;
    private static final int DEVICE_BITS = 16;
    private static final int PAGE = 4096;

    private final long slots;
    private final Tcb thread;
    private final IpcBuffer buffer;
    private Tcb caller;
    private IpcBuffer callersBuffer;

    /** Makes a new machine and a world in it. */
    public World() {
        Machine.reset();
        Processors.clear();
        Machine.current().memory().map(DirectMap.toKernel(PHYSICAL), RAM_BYTES);
        Machine.current().memory().map(ThisCpu.SIMULATED_ADDRESS, Cpu.SIZE);
        SimulatedInterrupts.start();
        long at = DirectMap.toKernel(PHYSICAL) + (1L << MEMORY_BITS);
        slots = at;
        at += Capability.cnodeBytes(RADIX);
        ThisCpu.get().kernelRoot(DirectMap.toPhysical(at));
        Machine.current().setRegister("cr3", DirectMap.toPhysical(at));
        at += PAGE;
        Irqs.useSlots(at);
        Orphans.useSlots(at + ((long) Irqs.HANDLERS << ObjectSize.SLOT_BITS));
        at += PAGE;
        thread = new Tcb(at);
        Tcbs.initialise(thread);
        thread.state(ThreadState.RUNNING);
        at += PAGE;
        buffer = new IpcBuffer(at);
        caller = thread;
        callersBuffer = buffer;

        Derivation.insertRoot(slot(MEMORY), Capability.untyped(DirectMap.toKernel(PHYSICAL), MEMORY_BITS, 0));
        Derivation.insertRoot(slot(CNODE), Capability.cnode(slots, RADIX, Long.SIZE - RADIX, 0));
        Derivation.insertRoot(slot(IRQS), Capability.of(ObjectType.IRQ_CONTROL, 0));
        Derivation.insertRoot(slot(PORTS), Capability.of(ObjectType.IO_PORT_CONTROL, 0));
        Derivation.insertRoot(slot(TIME), Capability.of(ObjectType.SCHED_CONTROL, 0));
        Derivation.insertRoot(slot(SYSTEM), Capability.of(ObjectType.SYSTEM_CONTROL, 0));
        Derivation.insertRoot(
                slot(DEVICE), Capability.untyped(DirectMap.toKernel(DEVICE_PHYSICAL), DEVICE_BITS, Capability.DEVICE));
        Derivation.insertCopy(slot(CNODE), thread.cspace(), Capability.in(slot(CNODE)));
        Derivation.insertRoot(thread.ipcBuffer(), Capability.frame(at, ObjectSize.PAGE_BITS, 0));
    }

    /** The thread that makes the calls at first. */
    public Tcb thread() {
        return thread;
    }

    /** The thread's IPC buffer. */
    public IpcBuffer buffer() {
        return buffer;
    }

    /** A slot of the thread's CNode. */
    public Slot slot(int number) {
        return new Slot(slots + ((long) number << ObjectSize.SLOT_BITS));
    }

    /** Lets another thread make the calls from now on; words beyond the fourth go into its buffer, if it has one. */
    public void callFrom(Tcb tcb) {
        caller = tcb;
        boolean buffered = tcb.ipcBuffer().type() == ObjectType.FRAME;
        callersBuffer = buffered ? new IpcBuffer(tcb.ipcBuffer().object()) : buffer;
    }

    /** The buffer of the thread that makes the calls. */
    public IpcBuffer callersBuffer() {
        return callersBuffer;
    }

    /** Makes system call {@code number} and returns its status. */
    public int call(int number, long capability, long info, long... words) {
        caller.rax(number);
        caller.rdi(capability);
        caller.rsi(info);
        for (int i = 0; i < words.length; i++) {
            switch (i) {
                case 0 -> caller.rdx(words[i]);
                case 1 -> caller.r10(words[i]);
                case 2 -> caller.r8(words[i]);
                case 3 -> caller.r9(words[i]);
                default -> callersBuffer.word(i, words[i]);
            }
        }
        long start = 0x40_0000;
        caller.rip(start);
        SystemCalls.dispatch(caller);
        return caller.rip() == start ? (int) caller.rax() : -1;
    }

    /** Invokes a capability and returns the status, -1 if the call was preempted. */
    public int invoke(long capability, int label, long... words) {
        return call(
                SystemCall.INVOKE,
                capability,
                MessageInfo.of(label, words.length).bits(),
                words);
    }

    /** Invokes a capability until the call is not preempted any more. */
    public int finish(long capability, int label, long... words) {
        int status = invoke(capability, label, words);
        while (status < 0) {
            status = invoke(capability, label, words);
        }
        return status;
    }

    /** Makes {@code count} objects of {@link #MEMORY} in consecutive slots. */
    public int retype(int type, int sizeBits, int first, int count) {
        return invoke(MEMORY, Invocation.UNTYPED_RETYPE, type, sizeBits, CNODE, first | (long) count << 32);
    }

    /** Copies a slot with all rights. */
    public int copy(int target, int source) {
        return invoke(CNODE, Invocation.CNODE_COPY, target, CNODE, source, options(31));
    }

    /** Copies a slot with a badge and some rights. */
    public int mint(int target, int source, int rights, long badge) {
        return invoke(CNODE, Invocation.CNODE_MINT, target, CNODE, source, options(rights), badge);
    }

    /** Empties a slot. */
    public int delete(int number) {
        return finish(CNODE, Invocation.CNODE_DELETE, number, Long.SIZE);
    }

    /** Deletes what was derived from a slot. */
    public int revoke(int number) {
        return finish(CNODE, Invocation.CNODE_REVOKE, number, Long.SIZE);
    }

    /** The fourth word of a copy: both depths complete, and the rights. */
    public static long options(int rights) {
        return Long.SIZE | Long.SIZE << 8 | (long) rights << 16;
    }

    /** Gives back what the kernel keeps outside the machine's memory. */
    @Override
    public void close() throws Refusal {
        SimulatedInterrupts.setPending(false);
        Deletion.revoke(slot(MEMORY));
        Deletion.revoke(slot(IRQS));
        Deletion.revoke(slot(PORTS));
    }
}
