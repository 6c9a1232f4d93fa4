package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Cold;
import org.saltyos.lang.sync.GuardedBy;

/**
 * Whether interrupts and page faults may take the fastpath (fastpath_trap.S): not when the command line says
 * {@code nofastpath}, and not while they are traced.
 */
@Cold
public final class FastTraps {
    @GuardedBy("KERNEL")
    private static boolean allowed;

    private FastTraps() {}

    /** Decides once, when it is known how many processors there are. */
    static void allow(boolean wanted) {
        allowed = wanted;
        use(wanted);
    }

    /** From now on traps take the fastpath if they may, or not. */
    public static void use(boolean wanted) {
        Cpu first = ThisCpu.first();
        first.fastTraps(wanted && allowed ? 1 : 0);
        first.fastTicks(wanted && allowed && Processors.count() == 1 ? 1 : 0); // else others may have somebody to run
    }
}
