package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** One server of the {@link SystemTableLayout system table}. Texts are ASCII without a terminator. */
@Struct(size = 144)
public interface ServerEntryLayout {
    /** Where the server's name starts. */
    @At(0)
    int nameOffset();

    /** Characters of the server's name. */
    @At(4)
    int nameLength();

    /** Where the name of its flattened program in the CPIO archive starts. */
    @At(8)
    int imageOffset();

    /** Characters of the program's file name. */
    @At(12)
    int imageLength();

    /** Where the name of its line table in the CPIO archive starts. */
    @At(16)
    int linesOffset();

    /** Characters of the line table's file name; 0 when it has none. */
    @At(20)
    int linesLength();

    /** Where the argument text starts. */
    @At(24)
    int argumentsOffset();

    /** Characters of the argument text, 0 when there is none. */
    @At(28)
    int argumentsLength();

    /** Bytes of stack. */
    @At(32)
    long stackBytes();

    /** Bytes of memory the server may take beside its image and stack. */
    @At(40)
    long memoryBytes();

    /** Execution time per period in microseconds. */
    @At(48)
    long budgetMicros();

    /** Period in microseconds. */
    @At(56)
    long periodMicros();

    /** Deadline relative to the start of the period in microseconds, at most the period. */
    @At(64)
    long deadlineMicros();

    /** {@link BootFormat#RESTART_NEVER} or {@link BootFormat#RESTART_ON_FAULT}. */
    @At(72)
    int restart();

    /** Number of services it offers. */
    @At(76)
    int providesCount();

    /** Where the array of {@link ServiceEntryLayout} of offered services starts. */
    @At(80)
    int providesOffset();

    /** Number of services it needs. */
    @At(84)
    int needsCount();

    /** Where the array of {@link ServiceEntryLayout} of needed services starts. */
    @At(88)
    int needsOffset();

    /** Number of I/O port ranges. */
    @At(92)
    int portsCount();

    /** Where the array of {@link PortRangeLayout} starts. */
    @At(96)
    int portsOffset();

    /** Number of interrupt lines. */
    @At(100)
    int irqsCount();

    /** Where the array of interrupt lines starts, four bytes each (global system interrupt numbers). */
    @At(104)
    int irqsOffset();

    /** {@link BootFormat#SERVER_FLOATING_POINT} or 0. */
    @At(108)
    int flags();

    /** Size of its table of capabilities: a power of two. */
    @At(136)
    int slotBits();
}
