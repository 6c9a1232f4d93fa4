package org.saltyos.kernite.sched;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.Processors;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;

/** What holds for each processor whenever none is in the kernel. */
final class ProcessorInvariants {
    private ProcessorInvariants() {}

    static void check(SimulatedKernel kernel) {
        Map<Long, Cpu> places = new HashMap<>();
        Set<Long> running = new HashSet<>();
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Processors.get(i);
            checkRunning(cpu, places, running);
            checkHeap(cpu, cpu.ready(), QueueKind.READY, places);
            checkHeap(cpu, cpu.released(), QueueKind.RELEASED, places);
            checkAlarm(cpu);
            checkPromises(kernel, cpu);
        }
        for (SchedContext sched : kernel.contexts()) {
            boolean placed = places.containsKey(sched.address());
            assertThat(sched.queued() != QueueKind.NONE)
                    .as("queued where it says")
                    .isEqualTo(placed && !runs(sched));
        }
        checkNobodyWaitsForAnIdleOne();
    }

    private static boolean runs(SchedContext sched) {
        return new Cpu(sched.cpu()).sched() == sched.address();
    }

    /** A processor that nobody asked to come into the kernel runs what it thinks it runs. */
    private static void checkRunning(Cpu cpu, Map<Long, Cpu> places, Set<Long> running) {
        if (cpu.sched() != 0) {
            place(places, cpu, new SchedContext(cpu.sched()));
        }
        if (cpu.parked() != 0 || cpu.reschedule() != 0) {
            return;
        }
        assertThat(cpu.current() == 0).as("idle without a context").isEqualTo(cpu.sched() == 0);
        if (cpu.sched() != 0) {
            SchedContext sched = new SchedContext(cpu.sched());
            assertThat(sched.tcb()).as("the context's thread runs").isEqualTo(cpu.current());
            assertThat(sched.cpu()).as("the context is its processor's").isEqualTo(cpu.address());
            assertThat(new Tcb(cpu.current()).sched())
                    .as("the thread runs on it")
                    .isEqualTo(cpu.sched());
            assertThat(new Tcb(cpu.current()).state()).isEqualTo(ThreadState.RUNNING);
            assertThat(running.add(cpu.current())).as("a thread runs once").isTrue();
        }
    }

    private static void checkHeap(Cpu cpu, long root, int kind, Map<Long, Cpu> places) {
        List<Long> pending = new ArrayList<>(List.of(root));
        while (!pending.isEmpty()) {
            long at = pending.remove(pending.size() - 1);
            if (at == 0) {
                continue;
            }
            SchedContext sched = new SchedContext(at);
            assertThat(sched.queued()).isEqualTo(kind);
            place(places, cpu, sched);
            for (long child : new long[] {sched.heap().left(), sched.heap().right()}) {
                if (child != 0) {
                    assertThat(new HeapNode(child).key())
                            .as("later than its parent")
                            .isGreaterThanOrEqualTo(sched.heap().key());
                    assertThat(new HeapNode(child).parent()).isEqualTo(at);
                    pending.add(child);
                }
            }
        }
    }

    private static void place(Map<Long, Cpu> places, Cpu cpu, SchedContext sched) {
        assertThat(sched.cpu()).as("on its processor").isEqualTo(cpu.address());
        assertThat(places.put(sched.address(), cpu)).as("in one place").isNull();
    }

    private static void checkAlarm(Cpu cpu) {
        if (cpu.released() != 0 && cpu.reschedule() == 0 && cpu.parked() == 0) {
            assertThat(cpu.timerAt()).as("the alarm").isLessThanOrEqualTo(new HeapNode(cpu.released()).key());
        }
    }

    private static void checkPromises(SimulatedKernel kernel, Cpu cpu) {
        int sum = kernel.contexts().stream()
                .filter(sched -> sched.cpu() == cpu.address())
                .mapToInt(SchedContext::utilisation)
                .sum();
        assertThat(cpu.utilisation()).as("promised time").isEqualTo(sum).isLessThanOrEqualTo(1 << 20);
    }

    private static void checkNobodyWaitsForAnIdleOne() {
        boolean waiting = false;
        boolean idle = false;
        boolean called = false;
        for (int i = 0; i < Processors.count(); i++) {
            Cpu cpu = Processors.get(i);
            called |= cpu.reschedule() != 0 || cpu.parked() != 0;
            idle |= cpu.sched() == 0;
            waiting |= cpu.ready() != 0 && Balance.isMovable(new SchedContext(cpu.ready()));
        }
        assertThat(waiting && idle && !called)
                .as("somebody waits, and a processor idles that nobody called: "
                        + ThisCpu.first().idleMask())
                .isFalse();
    }
}
