package org.saltyos.kernite.arch.x86_64;

/** Lets tests say what memory the machine has. */
public final class SimulatedMemoryMap {
    private SimulatedMemoryMap() {}

    /** Forgets what memory there is. */
    public static void clear() {
        MemoryMap.clear();
    }

    /** Adds RAM between two physical addresses. */
    public static void addRam(long start, long end) {
        MemoryMap.addRam(start, end);
    }

    /** Takes RAM between two physical addresses out of what is free. */
    public static void reserve(long start, long end) {
        MemoryMap.reserve(start, end);
    }
}
