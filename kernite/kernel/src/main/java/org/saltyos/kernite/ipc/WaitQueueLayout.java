package org.saltyos.kernite.ipc;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A first-in, first-out queue of threads, linked through {@link org.saltyos.kernite.thread.WaitLink links} in their Tcbs. All zero is the empty queue. */
@Struct(size = 16)
public interface WaitQueueLayout {
    /** Address of the first link; 0 if the queue is empty. */
    @At(0)
    long head();

    /** Sets {@link #head()}. */
    void head(long value);

    /** Address of the last link; counts only while the head is not 0. */
    @At(8)
    long tail();

    /** Sets {@link #tail()}. */
    void tail(long value);
}
