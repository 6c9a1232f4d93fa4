package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;

/** Tells the processor that it waits for another one. */
final class Spin {
    private Spin() {}

    /** To be called once in each round of a loop that waits. */
    @Unsafe(because = "pause changes nothing but the time it takes")
    static void once() {
        pause();
    }

    @Asm(code = "pause")
    private static void pause() {
        Thread.onSpinWait();
    }
}
