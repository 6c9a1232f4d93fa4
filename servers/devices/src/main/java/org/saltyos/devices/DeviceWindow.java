package org.saltyos.devices;

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
import org.saltyos.basalt.acpi.PhysicalMemory;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/** Maps device memory page by page, cutting the pieces the kernel gave in halves until a page is left. */
enum DeviceWindow implements PhysicalMemory {
    /** The only one. */
    WINDOW;

    private static final long PLACE = 0x0000_7300_0000_0000L;
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

    /** Takes note of the pieces. */
    static void start(BootInfo boot) {
        nextSlot = boot.firstFreeSlot();
        for (int i = 0; i < boot.untypedCount(); i++) {
            UntypedInfo piece = new UntypedInfo(boot.address() + BootInfo.SIZE + (long) i * UntypedInfo.SIZE);
            if (piece.kind() == BootInfoConstants.DEVICE) {
                add(piece.physical(), piece.sizeBits(), InitialSlot.FIRST_UNTYPED + i);
            }
        }
    }

    /** A slot for {@code count} capabilities. */
    static int slots(int count) {
        int first = nextSlot;
        nextSlot += count;
        return first;
    }

    /** The physical address of the highest piece. */
    static long highest() {
        long highest = 0;
        for (int i = 0; i < pieces; i++) {
            highest = Math.max(highest, PIECE_START[i]);
        }
        return highest;
    }

    private static void add(long start, int bits, int slot) {
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
                return PLACE + i * PAGE + (physical - first);
            }
        }
        long place = PLACE + mapped * PAGE;
        for (long i = 0; i < count; i++) {
            mapPage(first + i * PAGE);
        }
        return place + (physical - first);
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
        long place = PLACE + mapped * PAGE;
        int rights = Rights.READ | Rights.WRITE;
        SystemCalls.invoke(copy, Invocation.FRAME_MAP, 4, InitialSlot.VSPACE, place, rights, MapAttribute.UNCACHED);
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
