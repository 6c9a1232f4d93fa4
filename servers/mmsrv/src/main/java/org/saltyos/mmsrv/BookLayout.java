package org.saltyos.mmsrv;

import org.saltyos.basalt.memory.MemoryLayout;
import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/**
 * The head of the book; the {@link PieceLayout records of pieces} lie behind it. A memory server that starts anew goes on from
 * what it finds here.
 */
@Struct(size = 4096)
public interface BookLayout {
    /** {@link Book#MAGIC} once the book is in use. */
    @At(0)
    long magic();

    /** Sets the magic number. */
    void magic(long value);

    /** Number + 1 of the piece that is being halved or made whole; 0 for none. What is below it is not to be believed. */
    @At(8)
    int pending();

    /** Sets the piece that is being halved or made whole. */
    void pending(int value);

    /** One more than the highest number that a piece has had. */
    @At(12)
    int pieces();

    /** Sets the number of pieces. */
    void pieces(int value);

    /** Bytes of all pieces that init gave. */
    @At(16)
    long total();

    /** Sets the bytes of all pieces. */
    void total(long value);

    /** Pages that were lent to the exchange pool, the first ones included. */
    @At(24)
    long exchangePages();

    /** Sets the pages of the exchange pool. */
    void exchangePages(long value);

    /** Pieces lent to the pool. */
    @At(32)
    int lent();

    /** Sets the number of pieces lent to the pool. */
    void lent(int value);

    /** Bytes lent to the pool. */
    @At(40)
    long lentBytes();

    /** Sets the bytes lent to the pool. */
    void lentBytes(long value);

    /** One more than the highest number that a lasting object has had. */
    @At(48)
    int objects();

    /** Sets the number of lasting objects. */
    void objects(int value);

    /** What a client may hold at most, in bytes; 0 for the usual. */
    @At(1024)
    @Count(MemoryLayout.CLIENTS)
    long quota(int client);

    /** Sets what a client may hold. */
    void quota(int client, long value);

    /** Client + 1 of a lasting object, 0 for a free place. */
    @At(2048)
    @Count(Lasting.MOST)
    int owner(int object);

    /** Sets the client of a lasting object. */
    void owner(int object, int value);

    /** Key of a lasting object. */
    @At(2560)
    @Count(Lasting.MOST)
    int objectKey(int object);

    /** Sets the key of a lasting object. */
    void objectKey(int object, int value);

    /** Size of a lasting object in pages. */
    @At(3072)
    @Count(Lasting.MOST)
    long objectPages(int object);

    /** Sets the size of a lasting object. */
    void objectPages(int object, long value);
}
