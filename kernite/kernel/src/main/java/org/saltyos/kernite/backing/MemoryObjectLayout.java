package org.saltyos.kernite.backing;

import org.saltyos.kernite.cap.Slot;
import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/**
 * A row of pages with contents. Behind this struct lie its {@link RegionLayout regions}, as many as the size of the object
 * leaves room for.
 */
@Struct(size = 256, align = 64)
public interface MemoryObjectLayout {
    /** Size in pages. */
    @At(0)
    long pages();

    /** Sets the size. */
    void pages(long value);

    /** Address of the table at the root of the {@link PageTree}; meaningless with depth 0. */
    @At(8)
    long root();

    /** Sets the root. */
    void root(long value);

    /** Levels of tables, 0 to 3. */
    @At(16)
    int depth();

    /** Sets the levels. */
    void depth(int value);

    /** One of {@link MemoryObjects#UNCONFIGURED} and so on. */
    @At(20)
    int state();

    /** Sets the state. */
    void state(int value);

    /** Pages that are there, shared ones included. */
    @At(24)
    long committed();

    /** Sets the number of pages that are there. */
    void committed(long value);

    /** Pages in use as tables. */
    @At(32)
    long tables();

    /** Sets the number of tables. */
    void tables(long value);

    /** Address of the pool that pages come from; 0 while unconfigured. */
    @At(40)
    long pool();

    /** Sets the pool. */
    void pool(long value);

    /** Address of the next object of the pool; 0 at the end. */
    @At(48)
    long nextMember();

    /** Sets the next object. */
    void nextMember(long value);

    /** Address of the previous object of the pool; 0 at the start. */
    @At(56)
    long previousMember();

    /** Sets the previous object. */
    void previousMember(long value);

    /** Regions there is room for. */
    @At(64)
    int regionLimit();

    /** Sets the number of regions there is room for. */
    void regionLimit(int value);

    /** Regions below this number were used at some time. */
    @At(68)
    int regionEnd();

    /** Sets the end of the used regions. */
    void regionEnd(int value);

    /** Address of the object this one is being made a copy of. */
    @At(72)
    long cloneSource();

    /** Sets the source. */
    void cloneSource(long value);

    /** Pages below this one are copied. */
    @At(80)
    long cloneNext();

    /** Sets the next page to be copied. */
    void cloneNext(long value);

    /** Slot with the endpoint of the pager; without one, pages that are not there are zero. */
    @At(128)
    @Nested
    Slot pager();
}
