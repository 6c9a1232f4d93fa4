package org.saltyos.basalt.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Where system calls enter on HotSpot, where there is no kernel: something that stands for one, such as the
 * {@code HostKernel} of a test. Each thread has its own. Machine code has none of this.
 */
public final class HostEntry {
    private static final ThreadLocal<@Nullable Kernel> CURRENT = new ThreadLocal<>();

    /** What answers system calls. */
    @FunctionalInterface
    public interface Kernel {
        /** Answers one; the parameters are those of {@link SystemCalls#enter}. */
        Answer enter(long number, long capability, long information, long word0, long word1, long word2, long word3);
    }

    private HostEntry() {}

    /** What answers the system calls of this thread, null while nothing does. */
    public static @Nullable Kernel find() {
        return CURRENT.get();
    }

    /**
     * What answers the system calls of this thread.
     *
     * @throws IllegalStateException when nothing does
     */
    public static Kernel current() {
        Kernel kernel = CURRENT.get();
        if (kernel == null) {
            throw new IllegalStateException(
                    "nothing answers system calls on HotSpot yet: begin the test with HostKernel.reset()");
        }
        return kernel;
    }

    /** Lets {@code kernel} answer the system calls of this thread from now on. */
    public static void use(Kernel kernel) {
        CURRENT.set(kernel);
    }
}
