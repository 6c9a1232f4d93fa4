package org.saltyos.runtime.heap;

import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/**
 * A heap in simulated memory with what compiled code brings along: a type table, static slots, a stack, and allocation as
 * compiled code does it.
 */
final class SimulatedHeap {
    /** An object of a header only. */
    static final int EMPTY = 1;

    /** Two references and a value. */
    static final int PAIR = 2;

    /** A value and a reference behind it. */
    static final int NODE = 3;

    /** An array of bytes. */
    static final int BYTES = 4;

    /** An array of longs. */
    static final int LONGS = 5;

    /** An array of references. */
    static final int REFERENCES = 6;

    /** A value and no reference. */
    static final int VALUE = 7;

    /** Offset of a pair's first reference; the second follows. */
    static final int PAIR_FIRST = 8;

    /** Offset of a pair's value. */
    static final int PAIR_VALUE = 24;

    /** Offset of a node's value. */
    static final int NODE_VALUE = 8;

    /** Offset of a node's reference. */
    static final int NODE_NEXT = 16;

    /** Static slots. */
    static final int STATICS = 64;

    /** Words of the stack. */
    static final int STACK_WORDS = 256;

    /** Where the heap lies. */
    static final long HEAP = 0x10_0000_1000L;

    private static final int TYPES = 8;
    private static final long WORDS = 0x1000;
    private static final long TYPE_TABLE = 0x2000;
    private static final long MAPS = 0x2800;
    private static final long ROOTS = 0x3000;
    private static final long SLOTS = 0x4000;
    private static final long STACK = 0x7f00_0000_0000L;

    private SimulatedHeap() {}

    /** Starts with an empty heap of {@code size} bytes. */
    static void start(int size, int policy, int flags) {
        Machine machine = Machine.reset();
        machine.memory().map(WORDS, 0x8000);
        machine.memory().map(HEAP, size);
        machine.memory().map(STACK, STACK_WORDS * Long.BYTES);
        machine.setRegister("salty_heap_top", WORDS);
        machine.setRegister("salty_heap_limit", WORDS + 8);
        machine.setRegister("salty_stack_base", WORDS + 16);
        machine.setRegister("salty_types", TYPE_TABLE);
        machine.setRegister("salty_roots", ROOTS);
        Mem.putLong(WORDS + 16, STACK + STACK_WORDS * Long.BYTES);
        Mem.putInt(TYPE_TABLE, TYPES);
        type(EMPTY, 8, Types.OBJECT, 0);
        type(PAIR, 32, Types.OBJECT, map(MAPS, 8, 16));
        type(NODE, 24, Types.OBJECT, map(MAPS + 16, NODE_NEXT));
        type(BYTES, 1, Types.NUMBERS, 0);
        type(LONGS, 8, Types.NUMBERS, 0);
        type(REFERENCES, 8, Types.REFERENCES, 0);
        type(VALUE, 16, Types.OBJECT, 0);
        Mem.putLong(ROOTS, STATICS);
        for (int i = 0; i < STATICS; i++) {
            Mem.putLong(ROOTS + 8 + 8L * i, slot(i));
        }
        if (!Heap.initialise(HEAP, size, policy, flags)) {
            throw new IllegalArgumentException("too small: " + size);
        }
    }

    private static void type(int number, int size, int kind, long map) {
        long entry = TYPE_TABLE + 16L * number;
        Mem.putInt(entry, size);
        Mem.putInt(entry + 4, kind);
        Mem.putLong(entry + 8, map);
    }

    private static long map(long address, int... offsets) {
        Mem.putInt(address, offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            Mem.putInt(address + 4 + 4L * i, offsets[i]);
        }
        return address;
    }

    /** Address of a static slot. */
    static long slot(int index) {
        return SLOTS + 8L * index;
    }

    /** Address of a word of the stack. */
    static long word(int index) {
        return STACK + 8L * index;
    }

    /** Allocates as compiled code does; 0 if there is no memory. */
    static long allocate(int type, long length) {
        long header = (long) type << 32 | length;
        long size = Types.size(header);
        long top = HeapSymbols.top();
        if (size > HeapSymbols.limit() - top) {
            return Heap.slow(size, header, STACK);
        }
        HeapSymbols.window(top + size, HeapSymbols.limit());
        Mem.putLong(top, header);
        return top;
    }

    /** Collects with the whole stack as roots. */
    static void collect() {
        Heap.collect(STACK);
    }

    /** Collects as between two messages, with the whole stack as roots. */
    static void boundary() {
        Heap.boundary(STACK);
    }
}
