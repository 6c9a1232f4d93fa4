package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * First page of a flattened program: what remains of an ELF file once the build has done all the work on it. The segment
 * headers, {@link ImageSegmentLayout}, follow this struct directly.
 */
@Struct(size = 64)
public interface ImageHeaderLayout {
    /** {@link BootFormat#IMAGE_MAGIC}. */
    @At(0)
    long magic();

    /** {@link BootFormat#IMAGE_VERSION}. */
    @At(8)
    int version();

    /** Number of segments, 1 to {@link BootFormat#IMAGE_MAX_SEGMENTS}. */
    @At(12)
    int segmentCount();

    /** Virtual address of the first instruction. */
    @At(16)
    long entry();

    /** Bytes of stack the program asks for, a multiple of {@link BootFormat#ALIGNMENT}. */
    @At(24)
    long stackBytes();

    /** Bytes of the whole flattened program with this page, a multiple of {@link BootFormat#ALIGNMENT}. */
    @At(32)
    long totalSize();

    /** {@link BootFormat#SERVER_FLOATING_POINT} for a program that uses it, or 0. */
    @At(48)
    int flags();

    /** Where the names of the services that a program needs start, each ended by a zero byte; from the start of this page. */
    @At(52)
    int needsOffset();

    /** Bytes of these names. */
    @At(56)
    int needsLength();
}
