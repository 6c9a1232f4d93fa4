package org.saltyos.kernite.boot;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.ArchiveHeader;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.kernite.vspace.Mapping;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.Cold;

/** Maps what init sees at its start: its program, the boot archive and its stack. */
@Cold
final class InitImage {
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final long MAX_STACK = 1 << 24;

    private InitImage() {}

    /** The header of init's program in the archive at physical address {@code archive}, after checking both. */
    static ImageHeader header(long archive, long size) {
        ArchiveHeader header = new ArchiveHeader(DirectMap.toKernel(archive));
        if (size < ArchiveHeader.SIZE
                || header.magic() != BootFormat.ARCHIVE_MAGIC
                || header.version() != BootFormat.ARCHIVE_VERSION) {
            throw new IllegalStateException("no boot archive");
        }
        if (header.totalSize() > size || !inside(header.initOffset(), header.initSize(), header.totalSize())) {
            throw new IllegalStateException("the boot archive is cut off");
        }
        ImageHeader image = new ImageHeader(header.address() + header.initOffset());
        if (image.magic() != BootFormat.IMAGE_MAGIC || image.version() != BootFormat.IMAGE_VERSION) {
            throw new IllegalStateException("no init in the boot archive");
        }
        return image;
    }

    private static boolean inside(long offset, long size, long whole) {
        return offset >= 0 && size >= PAGE && (offset & (PAGE - 1)) == 0 && offset <= whole - size;
    }

    /** Maps the segments of init's program. */
    static void mapProgram(VSpace vspace, ImageHeader image, long imageSize) throws Refusal {
        int count = image.segmentCount();
        if (count < 1 || count > BootFormat.IMAGE_MAX_SEGMENTS) {
            throw new IllegalStateException("init has a wrong number of segments");
        }
        for (int i = 0; i < count; i++) {
            ImageSegment segment = new ImageSegment(image.address() + ImageHeader.SIZE + (long) i * ImageSegment.SIZE);
            if (!inside(segment.offset(), Math.max(segment.memorySize(), PAGE), (imageSize + PAGE - 1) & -PAGE)) {
                throw new IllegalStateException("init's segments are not complete in the archive");
            }
            map(
                    vspace,
                    segment.virtualAddress(),
                    image.address() + segment.offset(),
                    segment.memorySize(),
                    rights(segment.flags()));
        }
    }

    private static int rights(int flags) {
        int rights = Rights.READ;
        if ((flags & BootFormat.SEGMENT_WRITE) != 0) {
            rights |= Rights.WRITE;
        } else if ((flags & BootFormat.SEGMENT_EXECUTE) != 0) {
            rights |= Rights.EXECUTE;
        }
        return rights;
    }

    /** Maps the whole archive, read-only. */
    static void mapArchive(VSpace vspace, long archive, long size) throws Refusal {
        map(vspace, InitLayout.ARCHIVE, DirectMap.toKernel(archive), size, Rights.READ);
    }

    /** Maps a stack of {@code bytes}, rounded up to pages, at least one and at most 16 MiB. */
    static void mapStack(VSpace vspace, long bytes) throws Refusal {
        long size = (Math.min(Math.max(bytes, PAGE), MAX_STACK) + PAGE - 1) & -PAGE;
        for (long at = InitLayout.STACK_TOP - size; at < InitLayout.STACK_TOP; at += PAGE) {
            map(vspace, at, FreeMemory.take(ObjectSize.PAGE_BITS), PAGE, Rights.READ | Rights.WRITE);
        }
    }

    /** Maps pages that lie one after the other. */
    static void map(VSpace vspace, long virtualAddress, long kernelAddress, long bytes, int rights) throws Refusal {
        for (long offset = 0; offset < bytes; offset += PAGE) {
            Mapping.enter(vspace, virtualAddress + offset, kernelAddress + offset, rights);
        }
    }
}
