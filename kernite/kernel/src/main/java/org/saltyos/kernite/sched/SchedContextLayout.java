package org.saltyos.kernite.sched;

import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/**
 * The right to run for a budget in every period, before a deadline. Times are ticks of the time stamp counter; absolute
 * times count from its zero.
 */
@Struct(size = 256, align = 64)
public interface SchedContextLayout {
    /** Its place in the heap that it is in. First, so that the address of one is that of the other. */
    @At(0)
    @Nested
    HeapNode heap();

    /** Address of the Tcb that runs on it now, its owner or a borrower; 0 if none. */
    @At(72)
    long tcb();

    /** Sets {@link #tcb()}. */
    void tcb(long value);

    /** Address of the Tcb it is bound to; 0 if none. */
    @At(80)
    long owner();

    /** Sets {@link #owner()}. */
    void owner(long value);

    /** Ticks to run in each period; 0 while not configured. */
    @At(88)
    long budget();

    /** Sets {@link #budget()}. */
    void budget(long value);

    /** Ticks from one replenishment to the next; 0 for best effort without reservation. */
    @At(96)
    long period();

    /** Sets {@link #period()}. */
    void period(long value);

    /** Ticks from the start of a period to its deadline. */
    @At(104)
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

    /** One of {@link QueueKind}. */
    @At(124)
    int queued();

    /** Sets {@link #queued()}. */
    void queued(int value);

    /** Ticks consumed since this was last asked for. */
    @At(112)
    long consumed();

    /** Sets {@link #consumed()}. */
    void consumed(long value);

    /** Address of the block of the processor it runs on, is queued on, or ran on last. */
    @At(128)
    long cpu();

    /** Sets {@link #cpu()}. */
    void cpu(long value);

    /** 1 if it was bound to its processor. */
    @At(136)
    int pinned();

    /** Sets {@link #pinned()}. */
    void pinned(int value);

    /** Share of the CPU admitted for it, in units of 2^-20. */
    @At(120)
    int utilisation();

    /** Sets {@link #utilisation()}. */
    void utilisation(int value);
}
