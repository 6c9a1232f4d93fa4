package org.saltyos.runtime.heap;

import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Checks the heap before and after a collection: blocks parse, type numbers are valid, and every reference in an object or a static
 * slot is null, leads out of the heap into the image, or leads to the start of an object. A broken heap is a panic.
 */
@Cold
@Unsafe(because = "reads what the collector reads, and writes bits that the block table has room for")
final class Verifier {
    private Verifier() {}

    static void verify() {
        markStarts();
        for (int block = Blocks.first(); block < Blocks.highest(); block++) {
            int use = Blocks.state(block) & Blocks.USE;
            if (use == Blocks.SMALL || use == Blocks.LARGE) {
                checkBlock(block, use);
            }
        }
        long table = HeapSymbols.roots();
        for (long i = 1; i <= Mem.getLong(table); i++) {
            checkReference(Mem.getLong(Mem.getLong(table + i * Long.BYTES)));
        }
    }

    private static void markStarts() {
        if (Blocks.first() == Blocks.highest()) {
            return;
        }
        long start = Blocks.startBits(Blocks.start(Blocks.first()));
        Mem.fill(start, (byte) 0, Blocks.startBits(Blocks.start(Blocks.highest())) - start);
        for (int block = Blocks.first(); block < Blocks.highest(); block++) {
            int use = Blocks.state(block) & Blocks.USE;
            long end = use == Blocks.LARGE ? Blocks.start(block) + 1 : use == Blocks.SMALL ? Blocks.end(block) : 0;
            for (long at = Blocks.start(block); at < end && Mem.getLong(at) != 0; ) {
                long header = Mem.getLong(at);
                checkHeader(header);
                if (Types.number(header) != Types.GAP) {
                    long bits = Blocks.startBits(at);
                    Mem.putByte(bits, (byte) (Mem.getByte(bits) | 1 << (at >>> 3 & 7)));
                }
                at += Types.size(header);
                require(use == Blocks.LARGE || at <= end);
            }
        }
    }

    private static void checkBlock(int block, int use) {
        long at = Blocks.start(block);
        if (use == Blocks.LARGE) {
            checkObject(at);
            require(Types.size(Mem.getLong(at)) <= Blocks.span(block) * Blocks.blockSize());
            return;
        }
        while (at < Blocks.end(block) && Mem.getLong(at) != 0) {
            checkObject(at);
            at += Types.size(Mem.getLong(at));
        }
    }

    private static void checkHeader(long header) {
        require(!Types.isTouched(header));
        int type = Types.number(header);
        require(type == Types.GAP || type > 0 && (Types.count() == 0 || type < Types.count()));
        require(Types.size(header) >= Types.HEADER);
    }

    private static void checkObject(long object) {
        long header = Mem.getLong(object);
        int type = Types.number(header);
        if (type == Types.GAP) {
            return;
        }
        if (Types.kind(type) == Types.REFERENCES) {
            for (long i = 0; i < Types.length(header); i++) {
                checkReference(Mem.getLong(object + Types.HEADER + i * Long.BYTES));
            }
        } else if (Types.kind(type) == Types.OBJECT && Types.map(type) != 0) {
            long map = Types.map(type);
            for (int i = 1; i <= Mem.getInt(map); i++) {
                checkReference(Mem.getLong(object + Mem.getInt(map + (long) i * Integer.BYTES)));
            }
        }
    }

    private static void checkReference(long reference) {
        if (Blocks.contains(reference)) {
            require((reference & 7) == 0);
            require(Blocks.of(reference) >= Blocks.first() && Blocks.of(reference) < Blocks.highest());
            require((Mem.getByte(Blocks.startBits(reference)) >> (reference >>> 3 & 7) & 1) != 0);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the heap is broken");
        }
    }
}
