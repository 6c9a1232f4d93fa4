package org.saltyos.fuzz;

/** Where capabilities lie in the CNode of the threads that make random calls; the table is made anew for each round. */
final class Slots {
    /** The CNode itself has 2 to this power slots. */
    static final int RADIX = 7;

    static final int TABLE = 1;
    static final int MEMORY = 2;
    static final int MORE_MEMORY = 3;
    static final int ENDPOINT = 4;
    static final int BADGED_ENDPOINT = 5;
    static final int OTHER_ENDPOINT = 6;
    static final int NOTIFICATION = 7;
    static final int BADGED_NOTIFICATION = 8;
    static final int THREAD = 9;
    static final int TIME = 10;
    static final int SPACE = 11;
    static final int PAGE = 12;
    static final int OTHER_PAGE = 13;
    static final int SMALL_TABLE = 14;
    static final int POOL = 15;
    static final int OBJECT = 16;
    static final int OTHER_OBJECT = 17;
    static final int FRESH_OBJECT = 18;
    static final int RECEIVE_ONLY = 19;

    /** The main thread's page, to be read only. */
    static final int FOREIGN_PAGE = 20;

    /** The main thread's endpoint, to be sent to only. */
    static final int GATE = 21;

    /** The main thread's notification, to be signalled only. */
    static final int BELL = 22;

    /** Another notification of the main thread's, to be waited for only. */
    static final int EAR = 23;

    /** The threads that make the calls; after them their processor time. */
    static final int FIRST_FUZZER = 24;

    /** What random addresses of slots stay below, most of the time. */
    static final int END = 48;

    private Slots() {}
}
