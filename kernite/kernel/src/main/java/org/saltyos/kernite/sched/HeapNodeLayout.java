package org.saltyos.kernite.sched;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** The place of something in a {@link TimeHeap}, part of the object that it stands for. */
@Struct(size = 40)
public interface HeapNodeLayout {
    /** Left child. */
    @At(0)
    long left();

    /** Sets {@link #left()}. */
    void left(long value);

    /** Right child. */
    @At(8)
    long right();

    /** Sets {@link #right()}. */
    void right(long value);

    /** Parent; 0 at the root. */
    @At(16)
    long parent();

    /** Sets {@link #parent()}. */
    void parent(long value);

    /** What the heap is ordered by, smallest first. */
    @At(24)
    long key();

    /** Sets {@link #key()}. */
    void key(long value);

    /** Length of the right spine below, plus one. */
    @At(32)
    int rank();

    /** Sets {@link #rank()}. */
    void rank(int value);
}
