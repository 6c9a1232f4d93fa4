package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.host.HostProcess;

/** Bodies for methods of Thread that a program with one thread has a use for. */
@Substitute("java.lang.Thread")
final class ThreadMethods {
    private static final long MILLISECOND = 1_000_000;

    private ThreadMethods() {}

    static void sleep(long milliseconds) {
        sleep(milliseconds, 0);
    }

    static void sleep(long milliseconds, int nanoseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanoseconds < 0 || nanoseconds >= MILLISECOND) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        long most = Long.MAX_VALUE / MILLISECOND - 1;
        HostProcess.sleep(Math.min(milliseconds, most) * MILLISECOND + nanoseconds);
    }

    static void yield() {
        // nobody else wants to run
    }

    static void onSpinWait() {
        // nobody else wants to run
    }
}
