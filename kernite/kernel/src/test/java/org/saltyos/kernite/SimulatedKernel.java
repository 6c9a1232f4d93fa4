package org.saltyos.kernite;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.LocalApic;
import org.saltyos.kernite.arch.x86_64.PageTable;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.lang.machine.Machine;

/**
 * A kernel on a simulated machine: some processors, a clock that only moves when told to, and objects laid out one after
 * the other in the direct map. One tick is one nanosecond. One processor at a time is in the kernel; {@link #on} says which.
 */
public final class SimulatedKernel {
    /** Budget below which the kernel counts one as used up. */
    public static final long MINIMUM_BUDGET = 2_000;

    private static final int PAGE = 4096;
    private static final int PAGE_SHIFT = 12;
    private static final int TOP_SHIFT = 39;
    private static final int INDEX_BITS = 9;
    private static final int INDEX_MASK = 511;
    private static final long PRESENT = 1;
    private static final long WRITABLE = 2;
    private static final long USER = 4;
    private static final long LARGE = 0x80;
    private static final int MEMORY = 1 << 20;
    private static final long FIRST_OBJECT = DirectMap.BASE + (1 << 20);

    private final Machine machine = Machine.reset();
    private final List<Tcb> threads = new ArrayList<>();
    private final List<SchedContext> contexts = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private long next = FIRST_OBJECT;

    /** A machine with one processor that has just booted. */
    public SimulatedKernel() {
        this(1);
    }

    /** A machine that has just booted. */
    public SimulatedKernel(int processors) {
        machine.memory().map(ThisCpu.SIMULATED_ADDRESS, processors * Cpu.SIZE);
        Processors.clear();
        machine.memory().map(FIRST_OBJECT, MEMORY);
        machine.memory().map(DirectMap.toKernel(LocalApic.PHYSICAL), 4096);
        Clock.start(0, 1_000_000);
        Cpu cpu = ThisCpu.get();
        cpu.timerAt(Long.MAX_VALUE);
        cpu.minimumBudget(MINIMUM_BUDGET);
        for (int i = 1; i < processors; i++) {
            Processors.add(new Cpu(ThisCpu.SIMULATED_ADDRESS + (long) i * Cpu.SIZE));
        }
        setTime(1_000_000);
    }

    /** What follows happens on processor {@code number}, which has got the kernel lock. */
    public Cpu on(int number) {
        Cpu cpu = Processors.get(number);
        machine.setRegister("gs", cpu.address() - ThisCpu.SIMULATED_ADDRESS);
        cpu.parked(0);
        return cpu;
    }

    /** A stopped thread with an address space and without a SchedContext. */
    public Tcb thread() {
        Tcb tcb = new Tcb(allocate(Tcb.SIZE));
        Tcbs.initialise(tcb);
        tcb.vspace().extra(0x1000L * (threads.size() + 1));
        threads.add(tcb);
        return tcb;
    }

    /** A running thread on a SchedContext without reservation. */
    public Tcb runningThread() {
        return runningThread(5_000_000, 0, 0);
    }

    /** A running thread on a SchedContext of its own; times in nanoseconds. */
    public Tcb runningThread(long budget, long period, long deadline) {
        Tcb tcb = thread();
        try {
            SchedContext sched = schedContext();
            SchedContexts.configure(sched, budget, period, deadline);
            SchedContexts.bind(sched, tcb);
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
        Tcbs.resume(tcb);
        return tcb;
    }

    /** A SchedContext that is not configured. */
    public SchedContext schedContext() {
        SchedContext sched = new SchedContext(allocate(SchedContext.SIZE));
        SchedContexts.initialise(sched);
        contexts.add(sched);
        return sched;
    }

    /** An endpoint. */
    public Endpoint endpoint() {
        Endpoint endpoint = new Endpoint(allocate(Endpoint.SIZE));
        endpoints.add(endpoint);
        return endpoint;
    }

    /** A notification. */
    public Notification notification() {
        return new Notification(allocate(Notification.SIZE));
    }

    /** Ends the waits at an endpoint, as its deletion does. */
    public void dismissAll(Endpoint endpoint) {
        while (Endpoints.isWaitedAt(endpoint)) {
            Endpoints.dismissFirst(endpoint);
        }
    }

    /** A page of memory of its own. */
    public long page() {
        return allocate(PAGE);
    }

    /** Puts threads into a new address space with page tables. */
    public void shareSpace(Tcb... tcbs) {
        long root = DirectMap.toPhysical(page());
        for (Tcb tcb : tcbs) {
            tcb.vspace().extra(root);
        }
        if (ThisCpu.get().kernelRoot() == 0) {
            long kernelRoot = page();
            ThisCpu.get().kernelRoot(DirectMap.toPhysical(kernelRoot));
            table(kernelRoot).entry((int) (DirectMap.BASE >>> TOP_SHIFT) & INDEX_MASK, PRESENT | LARGE);
        }
    }

    /** Maps {@code page} at {@code virtual} in the address space of {@code tcb}, or nothing if it is 0. */
    public void map(Tcb tcb, long virtual, long page, boolean writable) {
        long flags = PRESENT | USER | WRITABLE;
        PageTable at = table(DirectMap.toKernel(tcb.vspace().extra()));
        for (int shift = TOP_SHIFT; shift > PAGE_SHIFT; shift -= INDEX_BITS) {
            int index = (int) (virtual >>> shift) & INDEX_MASK;
            if (at.entry(index) == 0) {
                at.entry(index, DirectMap.toPhysical(page()) | flags);
            }
            at = table(DirectMap.toKernel(at.entry(index) & -PAGE));
        }
        long leaf = writable ? flags : PRESENT | USER;
        at.entry((int) (virtual >>> PAGE_SHIFT) & INDEX_MASK, page == 0 ? 0 : DirectMap.toPhysical(page) | leaf);
    }

    private static PageTable table(long address) {
        return new PageTable(address);
    }

    /** Gives a thread an IPC buffer and returns its address. */
    public long ipcBuffer(Tcb tcb) {
        long buffer = allocate(4096);
        capability(tcb.ipcBuffer(), ObjectType.FRAME, Rights.READ | Rights.WRITE, buffer, 0);
        return buffer;
    }

    /** Fills a slot. */
    public void capability(Slot slot, int type, int rights, long object, long badge) {
        machine.memory().putByte(slot.address() + Slot.TYPE, (byte) type);
        machine.memory().putByte(slot.address() + Slot.RIGHTS, (byte) rights);
        slot.object(object);
        slot.badge(badge);
    }

    /** All threads made so far. */
    public List<Tcb> threads() {
        return threads;
    }

    /** All SchedContexts made so far. */
    public List<SchedContext> contexts() {
        return contexts;
    }

    /** All endpoints made so far. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The time in ticks. */
    public long time() {
        return machine.register("tsc");
    }

    /** Sets the time. */
    public void setTime(long ticks) {
        machine.setRegister("tsc", ticks);
    }

    /** Leaves the kernel: the thread that runs now, address 0 if the processor idles. */
    public Tcb leave() {
        return new Tcb(Scheduler.next());
    }

    /** Makes a thread the one that runs, out of turn; only it may make system calls. */
    public Tcb enter(Tcb tcb) {
        Cpu cpu = ThisCpu.get();
        long before = cpu.sched();
        if (tcb.sched() != 0 && tcb.sched() != before) {
            SchedContext sched = new SchedContext(tcb.sched());
            Scheduler.dequeue(sched);
            cpu.sched(sched.address());
            cpu.since(time());
            if (before != 0 && new SchedContext(before).tcb() != 0) {
                Scheduler.makeReady(new Tcb(new SchedContext(before).tcb()));
            }
        }
        cpu.current(tcb.address());
        return tcb;
    }

    /**
     * Lets user mode run for {@code ticks}, with timer interrupts as they come.
     *
     * @return the thread that runs at the end
     */
    public Tcb run(long ticks) {
        long end = time() + ticks;
        Tcb running = leave();
        while (ThisCpu.get().timerAt() <= end) {
            setTime(Math.max(time(), ThisCpu.get().timerAt()));
            Scheduler.tick();
            running = leave();
        }
        setTime(end);
        return running;
    }

    private long allocate(int size) {
        long align = Long.highestOneBit(size);
        long address = (next + align - 1) & -align;
        next = address + size;
        return address;
    }
}
