package org.saltyos.procmgr;

/** What came of looking after a fault of a process. */
enum FaultOutcome {
    /** What was missing is there: the process may repeat what it did. */
    GOES_ON,
    /** There is no memory for it. */
    NO_MEMORY,
    /** A mapped file has no such page, or it cannot be read. */
    NO_PAGE,
    /** Nothing was missing: the program made a mistake. */
    MISTAKE
}
