package org.saltyos.kernite.sched;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * The right to run for a budget in every period, before a deadline. Times are ticks of the time stamp counter; absolute
 * times count from its zero.
 */
@Struct(size = 256, align = 64)
public interface SchedContextLayout {
    /** Address of the Tcb that runs on it now, its owner or a borrower; 0 if none. */
    @At(0)
    long tcb();

    /** Sets {@link #tcb()}. */
    void tcb(long value);

    /** Address of the Tcb it is bound to; 0 if none. */
    @At(8)
    long owner();

    /** Sets {@link #owner()}. */
    void owner(long value);

    /** Ticks to run in each period; 0 while not configured. */
    @At(16)
    long budget();

    /** Sets {@link #budget()}. */
    void budget(long value);

    /** Ticks from one replenishment to the next; 0 for best effort without reservation. */
    @At(24)
    long period();

    /** Sets {@link #period()}. */
    void period(long value);

    /** Ticks from the start of a period to its deadline. */
    @At(32)
    long relativeDeadline();

    /** Sets {@link #relativeDeadline()}. */
    void relativeDeadline(long value);

    /** Ticks left in this period; not up to date while it runs. */
    @At(40)
    long remaining();

    /** Sets {@link #remaining()}. */
    void remaining(long value);

    /** Absolute deadline of this period. */
    @At(48)
    long deadline();

    /** Sets {@link #deadline()}. */
    void deadline(long value);

    /** Deadline it is scheduled by: its own or an earlier inherited one. */
    @At(56)
    long urgency();

    /** Sets {@link #urgency()}. */
    void urgency(long value);

    /** Absolute time at which the next period may start. */
    @At(64)
    long replenishAt();

    /** Sets {@link #replenishAt()}. */
    void replenishAt(long value);

    /** Left child in the heap it is in. */
    @At(72)
    long heapLeft();

    /** Sets {@link #heapLeft()}. */
    void heapLeft(long value);

    /** Right child in the heap it is in. */
    @At(80)
    long heapRight();

    /** Sets {@link #heapRight()}. */
    void heapRight(long value);

    /** Parent in the heap it is in; 0 at the root. */
    @At(88)
    long heapParent();

    /** Sets {@link #heapParent()}. */
    void heapParent(long value);

    /** What the heap is ordered by, smallest first. */
    @At(96)
    long heapKey();

    /** Sets {@link #heapKey()}. */
    void heapKey(long value);

    /** Length of the right spine below, plus one. */
    @At(104)
    int heapRank();

    /** Sets {@link #heapRank()}. */
    void heapRank(int value);

    /** One of {@link QueueKind}. */
    @At(108)
    int queued();

    /** Sets {@link #queued()}. */
    void queued(int value);

    /** Ticks consumed since this was last asked for. */
    @At(112)
    long consumed();

    /** Sets {@link #consumed()}. */
    void consumed(long value);

    /** Share of the CPU admitted for it, in units of 2^-20. */
    @At(120)
    int utilisation();

    /** Sets {@link #utilisation()}. */
    void utilisation(int value);
}
