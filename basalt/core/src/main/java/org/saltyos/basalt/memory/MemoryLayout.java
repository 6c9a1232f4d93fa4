package org.saltyos.basalt.memory;

/**
 * What init and the memory server agree on. The memory server's table of capabilities and its book outlive it: init makes both
 * once, and gives them to each new one.
 */
public final class MemoryLayout {
    /** Name of what init gives the memory server. */
    public static final String SERVICE = "kernel.memory";

    /** Where its book lies: zero at the system's start, kept by init from then on. */
    public static final long BOOK = 0x0000_7500_0000_0000L;

    /** Pages of the book. */
    public static final int BOOK_PAGES = 8;

    /** Slot of the pool that the exchange memory of processes takes its pages from; empty where there is none. */
    public static final int EXCHANGE_POOL_SLOT = 64;

    /** Slots of the pieces of memory start here; init fills every second one, from the first on. */
    public static final int FIRST_PIECE_SLOT = 256;

    /** Most pieces, halves included. */
    public static final int PIECES = 1024;

    /** Pages that the exchange pool has from the start. */
    public static final int FIRST_EXCHANGE_PAGES = 128;

    /** Clients, named by their place in the start order; init calls as one more. */
    public static final int CLIENTS = 65;

    /** The place under which init calls. */
    public static final int INIT = 64;

    private MemoryLayout() {}
}
