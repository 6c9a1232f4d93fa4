package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * First page of the boot archive, the one module that every loader hands to the kernel. Offsets are bytes from the start
 * of this header, each a multiple of {@link BootFormat#ALIGNMENT}; a part of size 0 is absent.
 */
@Struct(size = 96)
public interface ArchiveHeaderLayout {
    /** {@link BootFormat#ARCHIVE_MAGIC}. */
    @At(0)
    long magic();

    /** {@link BootFormat#ARCHIVE_VERSION}. */
    @At(8)
    int version();

    /** Reserved, zero. */
    @At(12)
    int reserved();

    /** Bytes of the whole archive with this header, a multiple of {@link BootFormat#ALIGNMENT}. */
    @At(16)
    long totalSize();

    /** Where the flattened program {@code init} starts; its pages are complete, zero-filled memory included. */
    @At(24)
    long initOffset();

    /** Bytes of {@code init}'s flattened program. */
    @At(32)
    long initSize();

    /** Where the kernel's line table starts. */
    @At(40)
    long kernelLinesOffset();

    /** Bytes of the kernel's line table. */
    @At(48)
    long kernelLinesSize();

    /** Where the line table of {@code init} starts. */
    @At(56)
    long initLinesOffset();

    /** Bytes of the line table of {@code init}. */
    @At(64)
    long initLinesSize();

    /** Where the CPIO archive (newc format) with everything else starts. */
    @At(72)
    long cpioOffset();

    /** Bytes of the CPIO archive, its trailer included. */
    @At(80)
    long cpioSize();
}
