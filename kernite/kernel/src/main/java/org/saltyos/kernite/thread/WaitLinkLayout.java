package org.saltyos.kernite.thread;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * The place of a thread in one queue, part of its Tcb; {@link Tcbs#containing} finds the Tcb. A queue's head and tail and
 * these links are addresses of links.
 */
@Struct(size = 24)
public interface WaitLinkLayout {
    /** The link behind this one; 0 at the tail. */
    @At(0)
    long next();

    /** Sets {@link #next()}. */
    void next(long value);

    /** The link before this one; meaningless at the head. */
    @At(8)
    long previous();

    /** Sets {@link #previous()}. */
    void previous(long value);

    /** Address of the Endpoint or Notification that the queue belongs to; of a futex, its key. */
    @At(16)
    long object();

    /** Sets {@link #object()}. */
    void object(long value);
}
