package org.saltyos.basalt.servers;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/**
 * What init writes down about a server where servers with exchange memory can read it ({@code ProgramLayout.SERVER_TABLE}): the rows of all
 * in their start order, one page. A row may be half new while it is read; each number of it is whole.
 */
@Struct(size = 64)
public interface ServerRowLayout {
    /** Its name, ASCII, zeros behind it; longer ones are cut. The first byte is zero behind the last row. */
    @At(0)
    @Count(24)
    byte name(int index);

    /** Sets a character of the name. */
    void name(int index, byte value);

    /** Where it is in its life: the place of a {@link ServerLife} among all. */
    @At(24)
    int life();

    /** Sets where it is in its life. */
    void life(int value);

    /** How often it was started again. */
    @At(28)
    int restarts();

    /** Sets how often it was started again. */
    void restarts(int value);

    /** Bytes of memory that are set aside for it. */
    @At(32)
    long bytes();

    /** Sets the bytes. */
    void bytes(long value);

    /** When it was ready for the last time, in nanoseconds since the kernel's entry; 0 if it never was. */
    @At(40)
    long readyNanoseconds();

    /** Sets when it was ready. */
    void readyNanoseconds(long value);

    /** Processor time of its own that it used. */
    @At(48)
    long usedNanoseconds();

    /** Sets the processor time. */
    void usedNanoseconds(long value);

    /** How long it was away the last time it ended; 0 if it never was. */
    @At(56)
    long outageNanoseconds();

    /** Sets how long it was away. */
    void outageNanoseconds(long value);
}
