package org.saltyos.procmgr;

import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * What the header page of a program says. Its memory in a process is one row of pages: the startup page, the data, the
 * stack; code and constants are another, which all its processes share. A heap is a part of the data.
 */
final class ProgramImage {
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final int TABLE_PAGES_BITS = 9;

    /** Page tables of everything but large segments: eight, two of them in reserve. */
    private static final int BASE_TABLES = 8;

    private static final long USER_TOP = 0x0000_6fff_ffff_f000L;
    private static final int NEEDS_MAX = 512;

    private final Bytes needs = new Bytes(NEEDS_MAX);
    private final long[] addresses = new long[BootFormat.IMAGE_MAX_SEGMENTS];
    private final long[] offsets = new long[BootFormat.IMAGE_MAX_SEGMENTS];
    private final long[] fileBytes = new long[BootFormat.IMAGE_MAX_SEGMENTS];
    private final int[] pages = new int[BootFormat.IMAGE_MAX_SEGMENTS];
    private final int[] firsts = new int[BootFormat.IMAGE_MAX_SEGMENTS];
    private final int[] rights = new int[BootFormat.IMAGE_MAX_SEGMENTS];
    private int segments;
    private int codePages;
    private int dataPages;
    private int stackPages;
    private int flags;
    private long entry;

    /**
     * Reads the header page.
     *
     * @param header its address; a whole page is readable there
     * @param fileSize bytes of the whole file
     * @throws PosixFault ENOEXEC when this is no program
     */
    void read(long header, long fileSize) throws PosixFault {
        ImageHeader image = new ImageHeader(header);
        if (fileSize < PAGE || image.magic() != BootFormat.IMAGE_MAGIC || image.version() != BootFormat.IMAGE_VERSION) {
            throw PosixFault.ENOEXEC;
        }
        segments = image.segmentCount();
        entry = image.entry();
        flags = image.flags();
        stackPages = pages(image.stackBytes() + ProgramLayout.EXCHANGE_BYTES);
        if (segments < 1 || segments > BootFormat.IMAGE_MAX_SEGMENTS || entry < 0 || entry >= USER_TOP) {
            throw PosixFault.ENOEXEC;
        }
        codePages = 0;
        dataPages = 1; // the startup page comes first
        for (int i = 0; i < segments; i++) {
            readSegment(i, new ImageSegment(header + ImageHeader.SIZE + (long) i * ImageSegment.SIZE), fileSize);
        }
        readNeeds(header, image.needsOffset(), image.needsLength());
    }

    private void readSegment(int index, ImageSegment segment, long fileSize) throws PosixFault {
        long address = segment.virtualAddress();
        long size = segment.memorySize();
        boolean inUserSpace = address >= PAGE && address < USER_TOP && size > 0 && size <= USER_TOP - address;
        boolean inFile = segment.offset() >= 0
                && segment.fileSize() >= 0
                && segment.fileSize() <= size
                && segment.offset() <= fileSize
                && segment.fileSize() <= fileSize - segment.offset();
        boolean writable = (segment.flags() & BootFormat.SEGMENT_WRITE) != 0;
        boolean executable = (segment.flags() & BootFormat.SEGMENT_EXECUTE) != 0;
        if (!inUserSpace || !inFile || (address & PAGE - 1) != 0 || writable && executable) {
            throw PosixFault.ENOEXEC;
        }
        addresses[index] = address;
        offsets[index] = segment.offset();
        fileBytes[index] = segment.fileSize();
        pages[index] = pages(size);
        rights[index] = Rights.READ | (writable ? Rights.WRITE : 0) | (executable ? Rights.EXECUTE : 0);
        if (writable) {
            firsts[index] = dataPages;
            dataPages += pages[index];
        } else {
            firsts[index] = codePages;
            codePages += pages[index];
        }
    }

    @Unsafe(because = "the names were checked to lie in the header page")
    private void readNeeds(long header, int offset, int length) throws PosixFault {
        if (offset < 0 || length < 0 || length > NEEDS_MAX || offset > PAGE - length) {
            throw PosixFault.ENOEXEC;
        }
        needs.clear();
        for (int i = 0; i < length; i++) {
            needs.append(Mem.getByte(header + offset + i));
        }
    }

    private static int pages(long bytes) throws PosixFault {
        if (bytes < 0 || bytes > Integer.MAX_VALUE) {
            throw PosixFault.ENOEXEC;
        }
        return (int) (bytes + PAGE - 1 >>> ObjectSize.PAGE_BITS);
    }

    /** Number of segments. */
    int segments() {
        return segments;
    }

    /** Where a segment starts. */
    long address(int segment) {
        return addresses[segment];
    }

    /** Where its bytes start in the file. */
    long offset(int segment) {
        return offsets[segment];
    }

    /** Bytes of it in the file. */
    long fileBytes(int segment) {
        return fileBytes[segment];
    }

    /** Pages of it in memory. */
    int pages(int segment) {
        return pages[segment];
    }

    /** Its first page in the row of the data if it is writable, else in the row of the code. */
    int first(int segment) {
        return firsts[segment];
    }

    /** What processes may do with it. */
    int rights(int segment) {
        return rights[segment];
    }

    /** Whether each process has its own. */
    boolean isWritable(int segment) {
        return (rights[segment] & Rights.WRITE) != 0;
    }

    /** Pages of code and constants. */
    int codePages() {
        return codePages;
    }

    /** Pages that are filled from the file; the others appear when they are touched. */
    long filePages() {
        long filled = 0;
        for (int i = 0; i < segments; i++) {
            filled += fileBytes[i] + PAGE - 1 >>> ObjectSize.PAGE_BITS;
        }
        return filled;
    }

    /** Pages of data, the startup page included: what a process starts with. */
    int dataPages() {
        return dataPages;
    }

    /** Pages of stack, with room for arguments and environment. */
    int stackPages() {
        return stackPages;
    }

    /** Pages of a process's own. */
    int ownPages() {
        return dataPages + stackPages;
    }

    /** Whether its threads have floating-point registers. */
    boolean floatingPoint() {
        return (flags & BootFormat.SERVER_FLOATING_POINT) != 0;
    }

    /** Address of its first instruction. */
    long entry() {
        return entry;
    }

    /** Names of the services it needs, each ended by a zero byte. */
    Bytes needs() {
        return needs;
    }

    /** Size of the page tables of a process, as a power of two of bytes. */
    int tableBits() {
        int tables = BASE_TABLES + 2 * (ownPages() + codePages >>> TABLE_PAGES_BITS);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(tables - 1);
        return bits + ObjectSize.PAGE_BITS;
    }
}
