package org.saltyos.kernite.testing;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.kernite.arch.x86_64.Cpu;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Memory;

/** All memory of a {@link World} and the processor's state at one moment, but the caller's registers and its buffer. */
public final class Snapshot {
    private static final int PAGE = 4096;

    private final long[] words = new long[World.RAM_BYTES / Long.BYTES];
    private final List<Long> processor = new ArrayList<>();
    private final World world;

    /** What {@code world} is now. */
    public Snapshot(World world) {
        this.world = world;
        Memory memory = Machine.current().memory();
        for (int i = 0; i < words.length; i++) {
            words[i] = memory.getLong(address(i));
        }
        for (long at = 0; at < Cpu.SIZE; at += Long.BYTES) {
            processor.add(memory.getLong(ThisCpu.get().address() + at));
        }
    }

    private static long address(int index) {
        return DirectMap.toKernel(World.PHYSICAL) + (long) index * Long.BYTES;
    }

    /** Addresses of words that are different now; the processor's state is -1. */
    public List<String> differences() {
        Snapshot now = new Snapshot(world);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            if (words[i] != now.words[i] && !ofCaller(address(i))) {
                found.add("0x%x: 0x%x, before 0x%x".formatted(address(i), now.words[i], words[i]));
            }
        }
        if (!processor.equals(now.processor)) {
            found.add("the processor");
        }
        return found;
    }

    private boolean ofCaller(long address) {
        Tcb thread = world.thread();
        boolean registers = address >= thread.address() && address < thread.address() + Tcb.SIZE;
        long buffer = world.buffer().address();
        return registers || address >= buffer && address < buffer + PAGE;
    }
}
