package org.saltyos.basalt.process;

/** The signals that end a process, with POSIX's numbers. There are no handlers: each of them ends it. */
public final class Signal {
    /** The person at the terminal pressed control-C. */
    public static final int INTERRUPT = 2;

    /** An instruction the processor does not know. */
    public static final int ILLEGAL_INSTRUCTION = 4;

    /** A failed check of the program: null reference, index out of range and the like. */
    public static final int ABORT = 6;

    /** A division error. */
    public static final int ARITHMETIC = 8;

    /** Ends the process without asking it. */
    public static final int KILL = 9;

    /** An access to memory that is not there. */
    public static final int SEGMENT = 11;

    /** The reader of a pipe is gone. */
    public static final int PIPE = 13;

    /** Asks the process to end. */
    public static final int TERMINATE = 15;

    /** The highest number. */
    public static final int MAX = 31;

    private Signal() {}
}
