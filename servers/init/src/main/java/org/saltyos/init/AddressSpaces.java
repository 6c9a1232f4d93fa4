package org.saltyos.init;

import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Fills the address spaces of servers: program, stack, and single pages. */
final class AddressSpaces {
    /** Where init maps a page for a moment to fill it. */
    static final long WINDOW = 0x0000_7200_0000_0000L;

    private static final VSpace OWN = new VSpace(InitialSlot.VSPACE);

    /** 64 KiB of page tables: enough for the image, the stack and the pages in between, with room to grow. */
    private static final int PAGE_TABLE_BITS = 16;

    /** Pages that one table maps. */
    private static final int TABLE_PAGES = 512;

    /** Tables that every server has to spare. */
    private static final int SPARE_TABLES = 4;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    private AddressSpaces() {}

    /**
     * Lends init's own address space the page tables for the window.
     *
     * @throws KernelFault when the kernel refuses
     * @throws InitFault when init is out of slots
     */
    static void start() throws KernelFault, InitFault {
        OWN.lend(new Untyped(MemoryPool.makeUntyped(PAGE_TABLE_BITS)));
    }

    /** Size of the page tables of a server, as a power of two: those with shared memory or a large heap have more to map. */
    static int tableBits(boolean shared, int zeroedPages) {
        int bits = shared ? PAGE_TABLE_BITS + 1 : PAGE_TABLE_BITS;
        int more = zeroedPages / TABLE_PAGES;
        return more <= SPARE_TABLES ? bits : Math.max(bits + 1, ObjectSize.PAGE_BITS + 1 + bitsOf(more));
    }

    private static int bitsOf(int number) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(number);
    }

    /** Makes an empty address space with memory for its page tables. */
    static VSpace make(int tableBits) throws KernelFault, InitFault {
        VSpace space = new VSpace(MemoryPool.make(ObjectType.VSPACE, 0));
        space.lend(new Untyped(MemoryPool.makeUntyped(tableBits)));
        return space;
    }

    /** Bytes in whole pages. */
    static int pages(long bytes) {
        return (int) ((bytes + PAGE - 1) >>> ObjectSize.PAGE_BITS);
    }

    /**
     * Maps new, zero-filled pages.
     *
     * @return slot of the first page's frame; the others follow
     */
    static int mapZeroed(VSpace space, long virtual, int count, int rights) throws KernelFault, InitFault {
        int first = makeFrames(count);
        for (int i = 0; i < count; i++) {
            new Frame(first + i).map(space, virtual + i * PAGE, rights);
        }
        return first;
    }

    /** Shows a frame in init's window, writable. */
    static long openWindow(Frame frame) throws KernelFault {
        frame.map(OWN, WINDOW, Rights.READ | Rights.WRITE);
        return WINDOW;
    }

    /**
     * Loads a flattened program.
     *
     * @param pool the slot of a pool for {@link #zeroedPages}, if there are any
     * @return address of its first instruction
     * @throws InitFault CORRUPT_ARCHIVE when the file is not one
     */
    static long load(VSpace space, Span file, int pool) throws KernelFault, InitFault {
        ImageHeader header = header(file);
        for (int i = 0; i < header.segmentCount(); i++) {
            loadSegment(space, file, segment(file, i), pool);
        }
        return header.entry();
    }

    /**
     * Pages of a flattened program that are zeroed memory in a row, such as a heap; 0 if it is short.
     *
     * @throws InitFault CORRUPT_ARCHIVE when the file is not one
     */
    static int zeroedPages(Span file) throws InitFault {
        ImageHeader header = header(file);
        int pages = 0;
        for (int i = 0; i < header.segmentCount(); i++) {
            pages += zeroedPages(segment(file, i));
        }
        return pages;
    }

    private static int zeroedPages(ImageSegment segment) {
        int zeroed = pages(segment.memorySize()) - pages(segment.fileSize());
        return zeroed >= ZeroedMemory.LEAST_PAGES ? zeroed : 0;
    }

    /**
     * Bytes in whole pages that a flattened program takes when it is loaded, without {@link #zeroedPages}.
     *
     * @throws InitFault CORRUPT_ARCHIVE when the file is not one
     */
    static long memoryOf(Span file) throws InitFault {
        ImageHeader header = header(file);
        long bytes = 0;
        for (int i = 0; i < header.segmentCount(); i++) {
            bytes += (pages(segment(file, i).memorySize()) - zeroedPages(segment(file, i))) * PAGE;
        }
        return bytes;
    }

    private static ImageHeader header(Span file) throws InitFault {
        ImageHeader header = new ImageHeader(file.part(0, ImageHeader.SIZE).address());
        int segments = header.segmentCount();
        if (header.magic() != BootFormat.IMAGE_MAGIC
                || header.version() != BootFormat.IMAGE_VERSION
                || segments < 1
                || segments > BootFormat.IMAGE_MAX_SEGMENTS) {
            throw InitFault.CORRUPT_ARCHIVE;
        }
        return header;
    }

    private static ImageSegment segment(Span file, int index) throws InitFault {
        Span place = file.part(ImageHeader.SIZE + (long) index * ImageSegment.SIZE, ImageSegment.SIZE);
        return new ImageSegment(place.address());
    }

    private static void loadSegment(VSpace space, Span file, ImageSegment segment, int pool)
            throws KernelFault, InitFault {
        Span contents = file.part(segment.offset(), segment.fileSize());
        int zeroed = zeroedPages(segment);
        int count = pages(segment.memorySize()) - zeroed;
        if (zeroed > 0) {
            ZeroedMemory.map(pool, space, segment.virtualAddress() + count * PAGE, zeroed, rights(segment.flags()));
        }
        int first = makeFrames(count);
        for (int i = 0; i < count; i++) {
            Frame frame = new Frame(first + i);
            long from = i * PAGE;
            long bytes = Math.min(PAGE, contents.size() - from);
            if (bytes > 0) {
                copyIn(frame, contents.address() + from, bytes);
            }
            frame.map(space, segment.virtualAddress() + from, rights(segment.flags()));
        }
    }

    @Unsafe(because = "the source was checked to lie in the archive, the window is a page of init's own")
    private static void copyIn(Frame frame, long source, long bytes) throws KernelFault {
        long window = openWindow(frame);
        Mem.copy(window, source, bytes);
        frame.unmap();
    }

    private static int rights(int flags) {
        int rights = 0;
        if ((flags & BootFormat.SEGMENT_READ) != 0) {
            rights |= Rights.READ;
        }
        if ((flags & BootFormat.SEGMENT_WRITE) != 0) {
            rights |= Rights.WRITE;
        }
        if ((flags & BootFormat.SEGMENT_EXECUTE) != 0) {
            rights |= Rights.EXECUTE;
        }
        return rights;
    }

    /** Makes frames, in steps of as many as one retype makes. */
    private static int makeFrames(int count) throws KernelFault, InitFault {
        int first = -1;
        for (int done = 0; done < count; done += ObjectSize.RETYPE_MAX_COUNT) {
            int step = Math.min(count - done, ObjectSize.RETYPE_MAX_COUNT);
            int slot = MemoryPool.make(ObjectType.FRAME, ObjectSize.PAGE_BITS, step);
            first = first < 0 ? slot : first;
        }
        return first;
    }
}
