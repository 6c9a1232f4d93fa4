package org.saltyos.kernite.irq;

import org.saltyos.kernite.cap.Refusal;
import org.saltyos.lang.sync.GuardedBy;

/** Which I/O ports have been issued; a port belongs to at most one issued range at a time. */
public final class IoPorts {
    /** The highest port. */
    public static final int LAST = 0xffff;

    private static final int RANGE_SHIFT = 16;

    @GuardedBy("KERNEL")
    private static final long[] ISSUED = new long[(LAST + 1) / Long.SIZE];

    private IoPorts() {}

    /**
     * Issues the ports {@code first} to {@code last}, 0 to {@link #LAST}, in order.
     *
     * @return the range in the form that capabilities have
     * @throws Refusal if one of them is issued already; then none is
     */
    public static long issue(int first, int last) throws Refusal {
        for (int word = first / Long.SIZE; word <= last / Long.SIZE; word++) {
            if ((ISSUED[word] & mask(word, first, last)) != 0) {
                throw Refusal.DELETE_FIRST;
            }
        }
        for (int word = first / Long.SIZE; word <= last / Long.SIZE; word++) {
            ISSUED[word] |= mask(word, first, last);
        }
        return first | (long) last << RANGE_SHIFT;
    }

    /** Takes an issued range back. */
    public static void release(long range) {
        int first = first(range);
        int last = last(range);
        for (int word = first / Long.SIZE; word <= last / Long.SIZE; word++) {
            ISSUED[word] &= ~mask(word, first, last);
        }
    }

    /** The lowest port of a range. */
    public static int first(long range) {
        return (int) range & LAST;
    }

    /** The highest port of a range. */
    public static int last(long range) {
        return (int) (range >>> RANGE_SHIFT) & LAST;
    }

    /** The bits of ports first to last that lie in a word, which holds at least one of them. */
    private static long mask(int word, int first, int last) {
        int low = Math.max(first - word * Long.SIZE, 0);
        int high = Math.min(last - word * Long.SIZE, Long.SIZE - 1);
        return (-1L >>> (Long.SIZE - 1 - (high - low))) << low;
    }
}
