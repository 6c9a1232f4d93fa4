package org.saltyos.basalt.start;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * The page that tells a server what init granted, or a program what the process manager granted; mapped read-only at {@link org.saltyos.abi.InitLayout#BOOT_INFO}; its
 * address is the program's first argument. {@link StartupEntryLayout} entries follow directly.
 */
@Struct(size = 128)
public interface StartupInfoLayout {
    /** {@link Startup#MAGIC}. */
    @At(0)
    long magic();

    /** Sets the magic number. */
    void magic(long value);

    /** Number of entries. */
    @At(8)
    int count();

    /** Sets the number of entries. */
    void count(int value);

    /** Place of the server in the start order. */
    @At(12)
    int index();

    /** Sets the place in the start order. */
    void index(int value);

    /** Bits of the untyped memory in {@link Startup#MEMORY_SLOT}, 0 when there is none. */
    @At(16)
    int memoryBits();

    /** Sets the size of the untyped memory. */
    void memoryBits(int value);

    /** Bytes from this struct's start to the argument text. */
    @At(20)
    int argumentsOffset();

    /** Sets the place of the argument text. */
    void argumentsOffset(int value);

    /** Characters of the argument text. */
    @At(24)
    int argumentsLength();

    /** Sets the length of the argument text. */
    void argumentsLength(int value);

    /** Time-stamp counter ticks per second. */
    @At(32)
    long timeStampFrequency();

    /** Sets the time-stamp frequency. */
    void timeStampFrequency(long value);

    /** Number of a program's arguments, its own name included; 0 for servers. */
    @At(96)
    int textArguments();

    /** Sets the number of arguments. */
    void textArguments(int value);

    /** Number of texts of a program's environment. */
    @At(100)
    int textEnvironment();

    /** Sets the number of texts of the environment. */
    void textEnvironment(int value);

    /** Address of a program's argument 0; the others and the environment follow, each ended by a zero byte. */
    @At(104)
    long texts();

    /** Sets the address of the texts. */
    void texts(long value);

    /** Bytes of all these texts. */
    @At(112)
    int textBytes();

    /** Sets the bytes of the texts. */
    void textBytes(int value);
}
