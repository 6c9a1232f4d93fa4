package org.saltyos.kernite.ipc;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A first-in, first-out queue of threads, linked through their Tcbs. All zero is the empty queue. */
@Struct(size = 16)
public interface WaitQueueLayout {
    /** Address of the first Tcb; 0 if the queue is empty. */
    @At(0)
    long head();

    /** Sets {@link #head()}. */
    void head(long value);

    /** Address of the last Tcb; counts only while the head is not 0. */
    @At(8)
    long tail();

    /** Sets {@link #tail()}. */
    void tail(long value);
}
