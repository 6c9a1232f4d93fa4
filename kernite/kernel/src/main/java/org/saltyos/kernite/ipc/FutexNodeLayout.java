package org.saltyos.kernite.ipc;

import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/**
 * What a thread that waits at a futex has in its Tcb. That of the first waiter of each word is a node of the
 * {@link FutexTree} and holds the queue of all its waiters.
 */
@Struct(size = 56)
public interface FutexNodeLayout {
    /** Node below for keys with a 0 where this one's depth looks. */
    @At(0)
    long left();

    /** Sets {@link #left()}. */
    void left(long value);

    /** Node below for keys with a 1. */
    @At(8)
    long right();

    /** Sets {@link #right()}. */
    void right(long value);

    /** Node above; 0 at the root. */
    @At(16)
    long parent();

    /** Sets {@link #parent()}. */
    void parent(long value);

    /** What the tree finds it by. */
    @At(24)
    long key();

    /** Sets {@link #key()}. */
    void key(long value);

    /** Everyone who waits at this word, the node's own thread first. */
    @At(32)
    @Nested
    WaitQueue waiters();

    /** The word's address in the address space of this thread; set for every waiter. */
    @At(48)
    long word();

    /** Sets {@link #word()}. */
    void word(long value);
}
