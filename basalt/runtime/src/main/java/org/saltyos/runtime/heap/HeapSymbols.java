package org.saltyos.runtime.heap;

import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/**
 * What the collector shares with compiled code by symbol: the words of heap.S, which compiled code bumps, and the tables
 * that the compiler emits. On HotSpot each address is a register of the simulated machine that has the symbol's name.
 */
@Unsafe(because = "the words are those that heap.S defines, and each is eight bytes")
final class HeapSymbols {
    private HeapSymbols() {}

    /** The next free byte; compiled code allocates by adding to it. */
    static long top() {
        return Mem.getLong(topWord());
    }

    /** The end of what compiled code may hand out without asking. */
    static long limit() {
        return Mem.getLong(limitWord());
    }

    /** Sets the memory, all zero, that compiled code hands out next. */
    static void window(long top, long limit) {
        Mem.putLong(topWord(), top);
        Mem.putLong(limitWord(), limit);
    }

    /** The highest address of the stack, where the search for references ends. */
    static long stackBase() {
        return Mem.getLong(stackBaseWord());
    }

    @Symbol("salty_heap_top")
    private static long topWord() {
        return Machine.current().register("salty_heap_top");
    }

    @Symbol("salty_heap_limit")
    private static long limitWord() {
        return Machine.current().register("salty_heap_limit");
    }

    @Symbol("salty_stack_base")
    private static long stackBaseWord() {
        return Machine.current().register("salty_stack_base");
    }

    /** The type table: 16 bytes for each type number. */
    @Symbol("salty_types")
    static long types() {
        return Machine.current().register("salty_types");
    }

    /** The table of static slots: their count, then their addresses. */
    @Symbol("salty_roots")
    static long roots() {
        return Machine.current().register("salty_roots");
    }

    /** A counter that grows with time. */
    @Import("salty_counter")
    static long counter() {
        return System.nanoTime();
    }
}
