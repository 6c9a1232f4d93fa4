package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** One segment of a flattened program: pages of equal permissions. Segments never share a page and ascend by address. */
@Struct(size = 40)
public interface ImageSegmentLayout {
    /** Virtual address of the first byte, a multiple of {@link BootFormat#ALIGNMENT}. */
    @At(0)
    long virtualAddress();

    /** Where the bytes lie, from the start of the image header; a multiple of {@link BootFormat#ALIGNMENT}. */
    @At(8)
    long offset();

    /** Bytes present in the file; the rest of the last page in the file is zero. */
    @At(16)
    long fileSize();

    /** Bytes in memory, at least {@link #fileSize}; what the file does not hold is zero. */
    @At(24)
    long memorySize();

    /** {@link BootFormat#SEGMENT_READ}, {@link BootFormat#SEGMENT_WRITE}, {@link BootFormat#SEGMENT_EXECUTE}. */
    @At(32)
    int flags();
}
