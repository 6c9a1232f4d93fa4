package org.saltyos.runtime.heap;

import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Blocks whose objects stay in place while room to move objects to is short: what is reachable is marked in its header,
 * the rest becomes a gap. Nothing is lost for want of room, and what is not reachable keeps nothing else alive.
 *
 * <p>Before a collection the room there is goes to the blocks with the fewest live objects, as far as the last collection
 * counted them; dense blocks stay. A block that turns out not to fit stays too.
 *
 * <p>Between collections the span of a block of small objects is the number of live words in it, or nothing for one that
 * is filled since. During a collection it is, for a block that stays, the range of objects that are marked but not
 * scanned: the lowest and the highest place, in words from the block's start, plus one; 0 if no object was marked yet.
 */
@Cold
@Unsafe(because = "a marked object lies in its block, which parses from any of its objects on")
final class Crowd {
    private static final int HIGH = 16;
    private static final int LOW_MASK = 0xffff;
    private static final int STEPS = 16;

    /** Of the free blocks, how many quarters are given away before it is known what the newest blocks need. */
    private static final int QUARTERS = 3;

    private Crowd() {}

    /**
     * Decides which blocks stay because moving their objects would take too much of the room there is.
     *
     * @return whether there are any
     */
    static boolean choose() {
        long room = Blocks.free() * (Blocks.blockSize() >>> 3) * QUARTERS / 4;
        long left = room;
        int step = 0;
        while (step < STEPS) {
            long words = liveWords(step);
            if (words > left) {
                break;
            }
            left -= words;
            step++;
        }
        boolean any = false;
        if (step < STEPS) {
            for (int block = Blocks.first(); block < Blocks.highest(); block++) {
                if (Blocks.state(block) == Blocks.SMALL && step(block) >= step) {
                    int words = Blocks.span(block);
                    if (step(block) == step && words <= left) {
                        left -= words;
                    } else {
                        any = true;
                        add(block);
                    }
                }
            }
        }
        return any;
    }

    /** How full a block is, from 0 to {@link #STEPS} - 1. */
    private static int step(int block) {
        return (int) ((long) Blocks.span(block) * STEPS / ((Blocks.blockSize() >>> 3) + 1));
    }

    private static long liveWords(int step) {
        long words = 0;
        for (int block = Blocks.first(); block < Blocks.highest(); block++) {
            if (Blocks.state(block) == Blocks.SMALL && step(block) == step) {
                words += Blocks.span(block);
            }
        }
        return words;
    }

    /** Lets a block stay whose objects could not be moved. */
    static void add(int block) {
        Blocks.state(block, Blocks.SMALL | Blocks.KEPT | Blocks.CROWDED);
        Blocks.span(block, 0);
    }

    /** Notes that an object in a crowded block is reachable. */
    static void mark(long object, int block, long header) {
        if (Types.isMarked(header)) {
            return;
        }
        Mem.putLong(object, Types.marked(header));
        int word = (int) (object - Blocks.start(block) >>> 3) + 1;
        int state = Blocks.state(block);
        if ((state & Blocks.QUEUED) != 0) {
            int low = Math.min(word, Blocks.span(block) & LOW_MASK);
            int high = Math.max(word, Blocks.span(block) >>> HIGH);
            Blocks.span(block, high << HIGH | low);
        } else {
            Blocks.span(block, word << HIGH | word);
            Blocks.state(block, state | Blocks.QUEUED);
            Collector.enqueue(block);
        }
    }

    /** Scans the objects of a crowded block that were marked since the last time. */
    static void scan(int block) {
        Blocks.state(block, Blocks.state(block) & ~Blocks.QUEUED);
        long start = Blocks.start(block) - Long.BYTES;
        long at = start + ((long) (Blocks.span(block) & LOW_MASK) << 3);
        long last = start + ((long) (Blocks.span(block) >>> HIGH) << 3);
        while (at <= last) {
            long header = Mem.getLong(at);
            if (Types.isOpen(header) && !Types.isMoved(header)) {
                Mem.putLong(at, Types.scanned(header));
                at += Collector.scan(at);
            } else {
                at += size(header);
            }
        }
    }

    private static long size(long header) {
        return Types.isMoved(header) ? Types.size(Mem.getLong(Types.copy(header))) : Types.size(header);
    }

    /**
     * Takes the marks off, counts what lives, and makes one gap of all neighbours that moved or are not reachable. A block
     * without a marked object is not kept.
     */
    static void close() {
        for (int block = Blocks.first(); block < Blocks.highest(); block++) {
            if ((Blocks.state(block) & Blocks.CROWDED) != 0) {
                if (Blocks.span(block) == 0) {
                    Blocks.state(block, Blocks.SMALL);
                } else {
                    Blocks.span(block, close(Blocks.start(block), Blocks.end(block)));
                }
            }
        }
    }

    private static int close(long start, long end) {
        long live = 0;
        long gap = 0;
        long at = start;
        while (at < end && Mem.getLong(at) != 0) {
            long header = Mem.getLong(at);
            long size = size(header);
            if (Types.isMoved(header) || !Types.isMarked(header)) {
                gap = gap == 0 ? at : gap;
                Mem.putLong(gap, Types.gap(at + size - gap));
            } else {
                gap = 0;
                live += size;
                Mem.putLong(at, Types.plain(header));
            }
            at += size;
        }
        return (int) (live >>> 3);
    }
}
