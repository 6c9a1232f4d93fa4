package org.saltyos.basalt.acpi;

import org.saltyos.abi.BootInfo;
import org.saltyos.abi.BootInfoConstants;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MapAttribute;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.UntypedInfo;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Maps device memory page by page, cutting the pieces that the kernel gave to the first program in halves until a page is left. Only the
 * first program can: it has the pieces, and the memory for the page tables of its own address space.
 */
public enum DeviceMemory implements PhysicalMemory {
    /** The only one. */
    WINDOW;

    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;
    private static final int MAX_PIECES = 512;
    private static final int MAX_PAGES = 256;
    private static final CNode SLOTS = new CNode(InitialSlot.CNODE);
    private static final long[] PIECE_START = new long[MAX_PIECES];
    private static final int[] PIECE_BITS = new int[MAX_PIECES];
    private static final int[] PIECE_SLOT = new int[MAX_PIECES];

    /** Physical address of each page that is mapped, in the order of their places. */
    private static final long[] MAPPED = new long[MAX_PAGES];

    private static int pieces;
    private static int mapped;
    private static int nextSlot;
    private static int endOfSlots;
    private static long place;

    /**
     * Takes note of the pieces.
     *
     * @param boot which pieces there are
     * @param window address from which on pages are mapped, 1 MiB
     * @param first the first of the empty slots it may use
     * @param end one more than the last
     */
    public static void start(BootInfo boot, long window, int first, int end) {
        place = window;
        nextSlot = first;
        endOfSlots = end;
        for (int i = 0; i < boot.untypedCount(); i++) {
            UntypedInfo piece = new UntypedInfo(boot.address() + BootInfo.SIZE + (long) i * UntypedInfo.SIZE);
            if (piece.kind() == BootInfoConstants.DEVICE) {
                add(piece.physical(), piece.sizeBits(), InitialSlot.FIRST_UNTYPED + i);
            }
        }
    }

    /**
     * A slot for {@code count} capabilities.
     *
     * @throws KernelFault TABLE_FULL when there are no more
     */
    public static int slots(int count) throws KernelFault {
        if (count > endOfSlots - nextSlot) {
            throw KernelFault.of(ErrorCode.TABLE_FULL);
        }
        int first = nextSlot;
        nextSlot += count;
        return first;
    }

    /** The physical address of the highest piece. */
    public static long highest() {
        long highest = 0;
        for (int i = 0; i < pieces; i++) {
            highest = Math.max(highest, PIECE_START[i]);
        }
        return highest;
    }

    private static void add(long start, int bits, int slot) {
        if (pieces == MAX_PIECES) {
            return; // what lies there is not found
        }
        PIECE_START[pieces] = start;
        PIECE_BITS[pieces] = bits;
        PIECE_SLOT[pieces] = slot;
        pieces++;
    }

    @Override
    public long map(long physical, long bytes) throws KernelFault {
        long first = physical & -PAGE;
        long count = (physical + bytes - first + PAGE - 1) >>> ObjectSize.PAGE_BITS;
        for (int i = 0; i + count <= mapped; i++) {
            if (runs(i, first, count)) {
                return place + i * PAGE + (physical - first);
            }
        }
        if (count > MAX_PAGES - mapped) {
            throw KernelFault.of(ErrorCode.RANGE_ERROR);
        }
        long start = place + mapped * PAGE;
        for (long i = 0; i < count; i++) {
            mapPage(first + i * PAGE);
        }
        return start + (physical - first);
    }

    private static boolean runs(int index, long first, long count) {
        for (int i = 0; i < count; i++) {
            if (MAPPED[index + i] != first + i * PAGE) {
                return false;
            }
        }
        return true;
    }

    /** Makes another page visible; one that is mapped already gets a copy of its capability, as it has only one place. */
    private static void mapPage(long physical) throws KernelFault {
        int frame = frame(physical);
        int copy = slots(1);
        SLOTS.copy(copy, SLOTS, frame, Rights.ALL);
        long at = place + mapped * PAGE;
        int rights = Rights.READ | Rights.WRITE;
        SystemCalls.invoke(copy, Invocation.FRAME_MAP, 4, InitialSlot.VSPACE, at, rights, MapAttribute.UNCACHED);
        MAPPED[mapped] = physical;
        mapped++;
    }

    private static int frame(long physical) throws KernelFault {
        int piece = piece(physical);
        while (PIECE_BITS[piece] > ObjectSize.PAGE_BITS) {
            int bits = PIECE_BITS[piece] - 1;
            int halves = slots(2);
            new Untyped(PIECE_SLOT[piece]).retype(ObjectType.UNTYPED, bits, SLOTS, halves, 2);
            PIECE_BITS[piece] = bits;
            PIECE_SLOT[piece] = halves;
            add(PIECE_START[piece] + (1L << bits), bits, halves + 1);
            piece = piece(physical);
        }
        if (PIECE_BITS[piece] == ObjectSize.PAGE_BITS) {
            int slot = slots(1);
            new Untyped(PIECE_SLOT[piece]).retype(ObjectType.FRAME, ObjectSize.PAGE_BITS, SLOTS, slot, 1);
            PIECE_BITS[piece] = 0;
            PIECE_SLOT[piece] = slot;
        }
        return PIECE_SLOT[piece];
    }

    /** The piece, or the page with 0 in place of its size, that contains an address. */
    private static int piece(long physical) throws KernelFault {
        for (int i = 0; i < pieces; i++) {
            long size = 1L << Math.max(PIECE_BITS[i], ObjectSize.PAGE_BITS);
            if (physical >= PIECE_START[i] && physical - PIECE_START[i] < size) {
                return i;
            }
        }
        throw KernelFault.of(ErrorCode.FAILED_LOOKUP);
    }
}
