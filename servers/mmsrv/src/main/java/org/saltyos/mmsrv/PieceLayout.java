package org.saltyos.mmsrv;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** What the book says about one piece of memory. The number of its other half differs in the lowest bit only. */
@Struct(size = 16)
public interface PieceLayout {
    /** {@link Pieces#NONE} and the other states. */
    @At(0)
    int state();

    /** Sets the state. */
    void state(int value);

    /** Its size as a power of two. */
    @At(4)
    short bits();

    /** Sets the size. */
    void bits(short value);

    /** Number + 1 of the piece that it is a half of; 0 for one that init gave. */
    @At(6)
    short whole();

    /** Sets the piece that it is a half of. */
    void whole(short value);

    /** The client that holds it. */
    @At(8)
    int client();

    /** Sets the client. */
    void client(int value);

    /** The client's key for it. */
    @At(12)
    int key();

    /** Sets the key. */
    void key(int value);
}
