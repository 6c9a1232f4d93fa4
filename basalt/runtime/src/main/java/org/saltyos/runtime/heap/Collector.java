package org.saltyos.runtime.heap;

import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A mostly-copying collector (Bartlett 1988). Words on the stack may be references or not: the blocks they point into
 * stay where they are, with all their objects. Everything else that is reachable is moved together into free blocks;
 * the rest of the blocks becomes free. The cost is that of the live objects, and the stack of the collector is bounded.
 *
 * <p>Blocks whose objects are to be scanned are in a queue that goes through the block table. The block that copies go
 * to is scanned in place, behind the copying, as Cheney's algorithm does.
 *
 * <p>When no free block is left, objects stay where they are: {@link Crowd}.
 */
@Cold
@Unsafe(because = "objects are parsed from the start of their block, and references lead to the start of an object")
final class Collector {
    /** How far from its object an address may lie that the optimiser made of a reference, at the edge of a block. */
    private static final int SLACK = 128;

    private static int queueHead;
    private static int queueTail;
    private static int target;
    private static boolean targetDirty;
    private static long top;
    private static long end;
    private static int scanning;
    private static long scanned;
    private static long copied;
    private static long pinned;
    private static long crowded;

    private Collector() {}

    /** The first free byte of the block that the last copies went to; 0 if there is none. */
    static long windowTop() {
        return top;
    }

    /** The end of the block that the last copies went to. */
    static long windowEnd() {
        return end;
    }

    /**
     * Collects.
     *
     * @param stack lowest address of the stack that can hold references
     * @param flags debug flags of {@link Heap}
     * @return whether objects stayed in place for want of room to move them to
     */
    static boolean collect(long stack, int flags) {
        long begin = HeapSymbols.counter();
        if ((flags & Heap.VERIFY) != 0) {
            Verifier.verify();
        }
        queueHead = Blocks.NONE;
        target = Blocks.NONE;
        scanning = Blocks.NONE;
        top = 0;
        end = 0;
        scanned = 0;
        copied = 0;
        pinned = 0;
        crowded = 0;
        boolean staying = Crowd.choose();
        pinFromStack(stack);
        forwardRoots();
        drain();
        if (staying || crowded > 0) {
            Crowd.close();
        }
        Blocks.sweep((flags & Heap.POISON) != 0);
        clearWindow();
        if ((flags & Heap.VERIFY) != 0) {
            Verifier.verify();
        }
        Statistics.collected(
                HeapSymbols.counter() - begin, Blocks.used() * Blocks.blockSize(), copied, pinned, crowded);
        return staying || crowded > 0;
    }

    private static void pinFromStack(long stack) {
        for (long slot = stack; slot < HeapSymbols.stackBase(); slot += Long.BYTES) {
            long word = Mem.getLong(slot);
            pin(word - SLACK);
            pin(word + SLACK);
        }
    }

    /** Keeps the block of {@code address} where it is, if there is one in use. */
    private static void pin(long address) {
        if (!Blocks.contains(address)) {
            return;
        }
        int block = Blocks.of(address);
        int use = Blocks.state(block) & Blocks.USE;
        if (use == Blocks.REST) {
            block = Blocks.span(block);
            use = Blocks.LARGE;
        }
        boolean kept = (Blocks.state(block) & (Blocks.KEPT | Blocks.CROWDED)) == Blocks.KEPT;
        if ((use == Blocks.SMALL || use == Blocks.LARGE) && !kept) {
            pinned++;
            keep(block);
        }
    }

    private static void keep(int block) {
        Blocks.state(block, Blocks.state(block) & Blocks.USE | Blocks.KEPT);
        enqueue(block);
    }

    /** Puts a block behind those whose objects are to be scanned. */
    static void enqueue(int block) {
        Blocks.link(block, Blocks.NONE);
        if (queueHead == Blocks.NONE) {
            queueHead = block;
        } else {
            Blocks.link(queueTail, block);
        }
        queueTail = block;
    }

    private static void forwardRoots() {
        long table = HeapSymbols.roots();
        long count = Mem.getLong(table);
        for (long i = 1; i <= count; i++) {
            forward(Mem.getLong(table + i * Long.BYTES));
        }
    }

    private static void drain() {
        while (true) {
            if (queueHead != Blocks.NONE) {
                int block = queueHead;
                queueHead = Blocks.link(block);
                scanBlock(block);
            } else if (target != Blocks.NONE && scanned < top) {
                scanTarget();
            } else {
                return;
            }
        }
    }

    private static void scanBlock(int block) {
        int state = Blocks.state(block);
        long at = Blocks.start(block);
        if ((state & Blocks.USE) == Blocks.LARGE) {
            scan(at);
        } else if ((state & Blocks.CROWDED) != 0) {
            Crowd.scan(block);
        } else {
            long blockEnd = Blocks.end(block);
            while (at < blockEnd && Mem.getLong(at) != 0) {
                at += scan(at);
            }
        }
    }

    /** Scans the block that copies go to, until its end if the copies go on in another. */
    private static void scanTarget() {
        int block = target;
        long blockEnd = end;
        scanning = block;
        while (block == target ? scanned < top : scanned < blockEnd && Mem.getLong(scanned) != 0) {
            scanned += scan(scanned);
        }
        scanning = Blocks.NONE;
        if (block != target) {
            scanned = Blocks.start(target);
        }
    }

    /** Brings the references of the object up to date and returns the object's size. */
    static long scan(long object) {
        long header = Mem.getLong(object);
        int type = Types.number(header);
        if (type == Types.GAP) {
            return Types.size(header);
        }
        int kind = Types.kind(type);
        if (kind == Types.REFERENCES) {
            long last = object + Types.HEADER + Types.length(header) * Long.BYTES;
            for (long slot = object + Types.HEADER; slot < last; slot += Long.BYTES) {
                forward(slot);
            }
        } else if (kind == Types.OBJECT) {
            scanFields(object, Types.map(type));
        }
        return Types.size(header);
    }

    private static void scanFields(long object, long map) {
        if (map == 0) {
            return;
        }
        long last = map + Integer.BYTES + (long) Mem.getInt(map) * Integer.BYTES;
        for (long offset = map + Integer.BYTES; offset < last; offset += Integer.BYTES) {
            forward(object + Mem.getInt(offset));
        }
    }

    /** Makes the reference in {@code slot} lead to where its object will be after the collection. */
    private static void forward(long slot) {
        long object = Mem.getLong(slot);
        if (!Blocks.contains(object)) {
            return;
        }
        int block = Blocks.of(object);
        int state = Blocks.state(block);
        if ((state & (Blocks.KEPT | Blocks.CROWDED)) == Blocks.KEPT) {
            return;
        }
        int use = state & Blocks.USE;
        if (use == Blocks.LARGE) {
            keep(block);
        }
        if (use != Blocks.SMALL) {
            return;
        }
        long header = Mem.getLong(object);
        if (Types.isMoved(header)) {
            Mem.putLong(slot, Types.copy(header));
        } else if ((state & Blocks.CROWDED) != 0) {
            Crowd.mark(object, block, header);
        } else {
            move(slot, object, block, header);
        }
    }

    private static void move(long slot, long object, int block, long header) {
        long size = Types.size(header);
        if (size > end - top && !nextTarget()) {
            crowded++;
            Crowd.add(block);
            Crowd.mark(object, block, header);
            return;
        }
        long copy = top;
        top += size;
        copied += size;
        for (long i = 0; i < size; i += Long.BYTES) {
            Mem.putLong(copy + i, Mem.getLong(object + i));
        }
        Mem.putLong(object, Types.moved(copy));
        Mem.putLong(slot, copy);
    }

    /** Takes a block for copies; false if there is none, and the one before stays the target. */
    private static boolean nextTarget() {
        int block = Blocks.take();
        if (block == Blocks.NONE) {
            return false;
        }
        if (target != Blocks.NONE) {
            endTarget();
            if (scanning != target) {
                enqueue(target);
            }
        }
        targetDirty = (Blocks.state(block) & Blocks.DIRTY) != 0;
        Blocks.state(block, Blocks.SMALL | Blocks.KEPT);
        Blocks.span(block, (int) (Blocks.blockSize() >>> 3));
        target = block;
        top = Blocks.start(block);
        end = Blocks.end(block);
        if (scanning == Blocks.NONE) {
            scanned = top;
        }
        return true;
    }

    /** Marks where the objects of the target end. */
    private static void endTarget() {
        if (top < end) {
            Mem.putLong(top, 0);
        }
    }

    /** Compiled code goes on allocating behind the last copy, and wants zeros there. */
    private static void clearWindow() {
        if (targetDirty && top < end) {
            Mem.fill(top, (byte) 0, end - top);
            Statistics.cleared(end - top);
        }
    }
}
