package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The one place where addresses that user space names are followed: 32-bit words that the thread itself could write. */
public final class UserWords {
    private static final long WORD_MASK = Integer.BYTES - 1;

    private UserWords() {}

    /**
     * The physical address of a word of {@code tcb}.
     *
     * @param argument message word that named it, for the refusal
     * @throws Refusal ALIGNMENT_ERROR, RANGE_ERROR if it is beyond user space, FAILED_LOOKUP if it is not mapped writable
     *     or is no RAM
     */
    public static long writable(Tcb tcb, long address, int argument) throws Refusal {
        if ((address & WORD_MASK) != 0) {
            throw Refusal.alignmentError(argument);
        }
        if (!Registers.isUserAddress(address)) {
            throw Refusal.rangeError(argument);
        }
        long physical = translate(tcb, address);
        if (physical < 0) {
            throw Refusal.failedLookup(argument);
        }
        return physical;
    }

    /** The physical address of a word that {@code tcb} has mapped writable; -1 if it has not, or it is no RAM. */
    public static long translate(Tcb tcb, long address) {
        long root = tcb.vspace().extra();
        long physical = root == 0 ? -1 : PageWalk.translate(root, address, PageWalk.USER_WRITABLE);
        boolean ram = physical >= 0
                && PageWalk.translate(ThisCpu.get().kernelRoot(), DirectMap.toKernel(physical), PageWalk.PRESENT) >= 0;
        return ram ? physical : -1;
    }

    /** The word at {@code physical}, which {@link #writable} returned. */
    @Unsafe(because = "the kernel's own tables were found to map it")
    public static int read(long physical) {
        return Mem.getInt(DirectMap.toKernel(physical));
    }
}
