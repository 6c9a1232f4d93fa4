package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/**
 * The kernel lock as Java sees it. The entries and exits in assembly take it and give it up (lock.inc), so that all Java
 * runs with it held; what is guarded by it is marked {@code @GuardedBy("KERNEL")}.
 */
public final class KernelLock {
    private static final int SITE_BYTES = 8;
    private static final int SITE_LENGTH = 4;
    private static final int SHORT_JUMP = 0xeb;
    private static final int SHORT_JUMP_BYTES = 2;
    private static final int UNLOCK_BYTES = 6;

    /** The recommended empty instruction of six bytes (Intel SDM volume 2, NOP): 66 0f 1f 44 00 00. */
    private static final int NOP_START = 0x441f_0f66;

    private KernelLock() {}

    /** Whether another processor waits for the lock. */
    @Unsafe(because = "reads the two words of the lock and nothing else")
    public static boolean wanted() {
        return Processors.count() > 1 && distance() > 1;
    }

    /**
     * Takes the lock out of the code, for a machine with one processor: taking becomes a jump over itself, giving up an
     * empty instruction. To be called while the kernel's code can still be written and nobody else runs.
     */
    @Cold
    @Unsafe(because = "the sites are those that lock.inc noted, on provisional tables that allow writing")
    static void remove() {
        for (long site = sites(); site < sitesEnd(); site += SITE_BYTES) {
            long start = site + Mem.getInt(site);
            int length = Mem.getInt(site + SITE_LENGTH);
            if (length == UNLOCK_BYTES) {
                Mem.putInt(start, NOP_START);
                Mem.putShort(start + Integer.BYTES, (short) 0);
            } else {
                Mem.putByte(start, (byte) SHORT_JUMP);
                Mem.putByte(start + 1, (byte) (length - SHORT_JUMP_BYTES));
            }
        }
    }

    /** How many tickets are out, that of the holder included. */
    @Asm(code = "movl kernite_lock_next(%rip), %eax\n subl kernite_lock_serving(%rip), %eax", out = "={eax}")
    private static int distance() {
        return (int) Machine.current().register("tickets");
    }

    @Symbol("lock_sites_start")
    private static long sites() {
        return 0;
    }

    @Symbol("lock_sites_end")
    private static long sitesEnd() {
        return 0;
    }
}
