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
}
