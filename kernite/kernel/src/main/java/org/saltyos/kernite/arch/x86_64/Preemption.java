package org.saltyos.kernite.arch.x86_64;

/** Tells long operations when to stop for a while. */
public final class Preemption {
    private Preemption() {}

    /** Whether an interrupt waits to be taken, or another processor for the kernel. */
    public static boolean due() {
        return LocalApic.interruptPending() || KernelLock.wanted();
    }
}
