package org.saltyos.kernite.fuzz;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.arch.x86_64.Clock;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.backing.MemoryFaults;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.fault.Faults;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.RandomCall;
import org.saltyos.kernite.testing.SchedulingInvariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.lang.machine.Machine;

/**
 * A machine whose threads share one capability space and make any system calls, whichever of them the kernel lets run,
 * while time passes, interrupts come and pages fault. All that must hold is checked after each step.
 */
public final class FuzzedWorld implements AutoCloseable {
    private static final int THREADS = 3;
    private static final int SPACE = World.FREE + 3;
    private static final int OBJECT = World.FREE + 4;
    private static final int THREAD = World.FREE + 8;
    private static final int CONTEXT = THREAD + THREADS;
    private static final int BUFFER = CONTEXT + THREADS;
    private static final int ENDPOINT = BUFFER + THREADS;
    private static final int NOTIFICATION = ENDPOINT + 3;
    private static final int WORDS = NOTIFICATION + 2;
    private static final long PAGE = 4096;
    private static final long WORDS_AT = 0x40_0000;
    private static final long OBJECT_AT = 0x50_0000;
    private static final long BUFFERS_AT = 0x60_0000;
    private static final int READ_WRITE = 3;
    private static final long MINIMUM_BUDGET = 2_000;
    private static final long START = 1_000_000;
    private static final int PERIOD = 1_000_000;

    /** Zombies of endpoints and of notifications that threads still wait at, as their flags tell. */
    private static final int DYING_ENDPOINT = 4;

    private static final int DYING_NOTIFICATION = 8;

    private final Random random;
    private final World world = new World();
    private final RandomCall calls;
    private final Invariants invariants = new Invariants(world);

    /** A world in which {@code random} chooses what happens. */
    public FuzzedWorld(Random random) {
        this.random = random;
        calls = new RandomCall(world, random);
        Clock.start(0, PERIOD);
        setTime(START);
        Cpu cpu = ThisCpu.get();
        cpu.timerAt(Long.MAX_VALUE);
        cpu.minimumBudget(MINIMUM_BUDGET);
        calls.prepare();
        makeObjects();
        makeThreads();
    }

    private void makeObjects() {
        world.retype(ObjectType.TCB, 0, THREAD, THREADS);
        world.retype(ObjectType.SCHED_CONTEXT, 0, CONTEXT, THREADS);
        world.retype(ObjectType.FRAME, 12, BUFFER, THREADS);
        world.retype(ObjectType.ENDPOINT, 0, ENDPOINT, 2);
        world.mint(ENDPOINT + 2, ENDPOINT, 31, 5);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 2);
        world.retype(ObjectType.FRAME, 12, WORDS, 1);
        world.invoke(WORDS, Invocation.FRAME_MAP, SPACE, WORDS_AT, READ_WRITE, 0);
        world.invoke(OBJECT, Invocation.MEMORY_MAP, SPACE, OBJECT_AT, READ_WRITE, 0, 8);
    }

    private void makeThreads() {
        for (int i = 0; i < THREADS; i++) {
            world.invoke(
                    THREAD + i,
                    Invocation.TCB_CONFIGURE,
                    ENDPOINT,
                    World.CNODE,
                    SPACE,
                    BUFFERS_AT + i * PAGE,
                    BUFFER + i);
            long period = i == 0 ? PERIOD : 0;
            world.invoke(World.TIME, Invocation.SCHED_CONTROL_CONFIGURE, CONTEXT + i, PERIOD / 5, period, period);
            world.invoke(CONTEXT + i, Invocation.SCHED_CONTEXT_BIND, THREAD + i);
            world.invoke(THREAD + i, Invocation.TCB_RESUME);
        }
    }

    private static void setTime(long ticks) {
        Machine.current().setRegister("tsc", ticks);
    }

    /** Lets one thing happen and checks everything. */
    public void step() {
        SimulatedInterrupts.setPending(random.nextInt(8) == 0);
        Tcb running = new Tcb(Scheduler.next());
        check(running);
        if (running.address() == 0 || random.nextInt(8) == 0) {
            outside(running);
        } else {
            call(running);
        }
    }

    private void call(Tcb running) {
        world.callFrom(running);
        int kind = random.nextInt(16);
        if (kind < 8) {
            calls.make();
        } else if (kind < 11) {
            futex();
        } else if (kind == 11) {
            world.call(SystemCall.YIELD, 0, 0);
        } else {
            message(random.nextInt(SystemCall.COUNT + 1));
        }
    }

    private void futex() {
        int number = SystemCall.FUTEX_WAIT + random.nextInt(3);
        deadline();
        world.call(
                number,
                0,
                4,
                WORDS_AT + 4L * random.nextInt(3),
                random.nextInt(2),
                WORDS_AT + 4L * random.nextInt(3),
                random.nextInt(3) | (long) random.nextInt(3) << 32);
    }

    private void message(int number) {
        if (number == SystemCall.INVOKE) {
            return;
        }
        deadline();
        IpcBuffer buffer = world.callersBuffer();
        for (int i = 0; i < 2; i++) {
            buffer.capability(i, random.nextInt(RandomCall.SLOTS));
            buffer.endpoint(i, ENDPOINT + random.nextInt(3));
        }
        buffer.receiveRoot(World.CNODE);
        buffer.receiveIndex(World.FREE + random.nextInt(RandomCall.SLOTS - World.FREE));
        buffer.receiveDepth(Long.SIZE);
        buffer.receiveCount(random.nextInt(3));
        boolean several = number == SystemCall.RECEIVE_ANY || number == SystemCall.REPLY_RECEIVE_ANY;
        long capability = several ? random.nextInt(3) : ENDPOINT + random.nextInt(5);
        if (random.nextInt(8) == 0) {
            capability = random.nextInt(RandomCall.SLOTS);
        }
        long info = MessageInfo.of(random.nextInt(3), random.nextInt(6), random.nextInt(3))
                .bits();
        world.call(number, capability, info, soon());
    }

    private void deadline() {
        Scheduler.current().r12(random.nextInt(4) == 0 ? -1 : soon());
    }

    private long soon() {
        return Clock.nanoseconds() + random.nextInt(256) * 4_000L;
    }

    /** What comes from outside of the threads: time, interrupts, page faults, and a manager that stops and starts them. */
    private void outside(Tcb running) {
        switch (random.nextInt(6)) {
            case 0 -> pass(random.nextInt(256) * 4_000L);
            case 1 -> Irqs.deliver(random.nextInt(3));
            case 2 -> {
                Tcb any = any();
                if (any.address() != 0) {
                    Tcbs.suspend(any);
                    Tcbs.resume(any);
                }
            }
            default -> {
                if (running.address() != 0) {
                    fault(running);
                } else {
                    pass(PERIOD);
                }
            }
        }
    }

    private static void fault(Tcb running, long address, long code) {
        if (!MemoryFaults.resolve(running, address, code)) {
            Faults.report(running, FaultKind.PAGE, address, code);
        }
    }

    private void fault(Tcb running) {
        long address = OBJECT_AT + random.nextInt(16) * PAGE;
        fault(running, address, random.nextBoolean() ? FaultKind.PAGE_WRITE : 0);
    }

    private static void pass(long ticks) {
        long end = Clock.now() + ticks;
        Scheduler.next();
        while (ThisCpu.get().timerAt() <= end) {
            setTime(Math.max(Clock.now(), ThisCpu.get().timerAt()));
            Scheduler.tick();
            Scheduler.next();
        }
        setTime(end);
    }

    private Tcb any() {
        List<Tcb> threads = List.copyOf(threads(invariants.slots()));
        return threads.isEmpty() ? new Tcb(0) : threads.get(random.nextInt(threads.size()));
    }

    private static Set<Tcb> threads(List<Slot> slots) {
        Set<Tcb> threads = new LinkedHashSet<>();
        for (Slot slot : slots) {
            if (slot.type() == ObjectType.TCB) {
                threads.add(new Tcb(slot.object()));
            }
        }
        return threads;
    }

    private void check(Tcb running) {
        invariants.check();
        List<Slot> slots = invariants.slots();
        Set<SchedContext> contexts = new LinkedHashSet<>();
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        Set<Notification> notifications = new LinkedHashSet<>();
        for (Slot slot : slots) {
            boolean dying = slot.type() == ObjectType.ZOMBIE;
            if (slot.type() == ObjectType.SCHED_CONTEXT) {
                contexts.add(new SchedContext(slot.object()));
            } else if (slot.type() == ObjectType.ENDPOINT || dying && (slot.flags() & DYING_ENDPOINT) != 0) {
                endpoints.add(new Endpoint(slot.object()));
            } else if (slot.type() == ObjectType.NOTIFICATION || dying && (slot.flags() & DYING_NOTIFICATION) != 0) {
                notifications.add(new Notification(slot.object()));
            }
        }
        new SchedulingInvariants(threads(slots), contexts, endpoints, notifications).check(running);
    }

    /** Whether there is still something to work with; random operations may well delete it. */
    public boolean usable() {
        return world.slot(World.MEMORY).type() == ObjectType.UNTYPED
                && world.slot(World.CNODE).type() == ObjectType.CNODE
                && world.slot(World.CNODE).flags() == Long.SIZE - World.RADIX;
    }

    /** Ends everything and checks that all of it is gone. */
    @Override
    public void close() {
        SimulatedInterrupts.setPending(false);
        try {
            world.close();
        } catch (Refusal refusal) {
            throw new AssertionError(refusal);
        }
        check(new Tcb(Scheduler.next()));
    }
}
