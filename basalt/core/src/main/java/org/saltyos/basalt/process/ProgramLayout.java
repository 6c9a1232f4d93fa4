package org.saltyos.basalt.process;

/**
 * Where a program finds what the process manager gave it, and how servers tell programs apart. The startup page, the IPC
 * buffer and the end of the stack are where every server has them ({@link org.saltyos.abi.InitLayout}).
 */
public final class ProgramLayout {
    /**
     * The exchange memory of a program: what it shares with the file server and the process manager for bulk data. Whoever
     * is called reads and writes it during the call only; its contents do not outlast the next call.
     */
    public static final long EXCHANGE = 0x0000_7000_0001_0000L;

    /** Bytes of a program's exchange memory. */
    public static final int EXCHANGE_BYTES = 0x8000;

    /**
     * Where servers that need {@code kernel.exchange} have the exchange memory of all programs: that of the program at place
     * p starts at {@code ALL_EXCHANGES + p * EXCHANGE_BYTES}. Place 0 belongs to the process manager.
     */
    public static final long ALL_EXCHANGES = 0x0000_7300_0000_0000L;

    /** Where memory that a process maps lies, from here on. */
    public static final long MAPPINGS = 0x0000_6000_0000_0000L;

    /** Pages that a process can map, 1 GiB. */
    public static final int MAPPING_PAGES = 1 << 18;

    /**
     * Pages behind them for memory that has names, 1 GiB: each has one address, for all processes. Page n of them is page n of the object
     * that it is in.
     */
    public static final int NAMED_PAGES = MAPPING_PAGES;

    /** Places for processes, 0 included, which no process has. */
    public static final int PLACES = 256;

    /** Where servers that need {@code kernel.exchange} can read what init knows about servers, behind all exchange memory: one page. */
    public static final long SERVER_TABLE = ALL_EXCHANGES + (long) PLACES * EXCHANGE_BYTES;

    /** Slot of a program's CNode with the process manager's endpoint. */
    public static final int PROCESSES_SLOT = 7;

    /** Slot of a program's CNode with the file server's endpoint. */
    public static final int FILES_SLOT = 8;

    /** Set in the badges of capabilities that processes call through; the lowest bits are the process's place. */
    public static final long PROCESS_BADGE = 1L << 41;

    /** Set in the badge of the capability through which the process manager speaks for processes. */
    public static final long MANAGER_BADGE = 1L << 42;

    private static final long PLACE_MASK = PLACES - 1;

    private ProgramLayout() {}

    /** Place of the process that calls through a capability with this badge; it has {@link #PROCESS_BADGE}. */
    public static int place(long badge) {
        return (int) (badge & PLACE_MASK);
    }

    /** Where servers have the exchange memory of the process at a place. */
    public static long exchange(int place) {
        return ALL_EXCHANGES + (long) place * EXCHANGE_BYTES;
    }
}
