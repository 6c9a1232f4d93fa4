package org.saltyos.runtime.jdk;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Unsafe;
import org.saltyos.runtime.Replace;
import org.saltyos.runtime.heap.Heap;
import org.saltyos.runtime.host.HostProcess;

/** {@code java.lang.Runtime} of a program that has one thread and a heap of a fixed size. */
@Replace("java.lang.Runtime")
public final class RuntimeObject {
    /** Made at the first call: the build's own JVM has another object in this place. */
    private static @Nullable RuntimeObject current;

    private RuntimeObject() {}

    public static RuntimeObject getRuntime() {
        if (current == null) {
            current = new RuntimeObject();
        }
        return current;
    }

    public int availableProcessors() {
        return 1;
    }

    public long maxMemory() {
        return Heap.size();
    }

    public long totalMemory() {
        return Heap.size();
    }

    /** What was neither found alive by the last collection nor handed out since then. */
    public long freeMemory() {
        return Heap.free();
    }

    @Unsafe(because = "objects that move are found by the collector wherever the program keeps them")
    public void gc() {
        Heap.collect();
    }

    public void exit(int status) {
        HostProcess.exit(status);
    }

    public void halt(int status) {
        HostProcess.exit(status);
    }
}
