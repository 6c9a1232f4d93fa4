package org.saltyos.basalt.process;

/** The signals that end a process, with POSIX's numbers. There are no handlers: each of them ends it. */
public final class Signal {
    /** The person at the terminal pressed control-C. */
    public static final int INTERRUPT = 2;

    /** An instruction the processor does not know. */
    public static final int ILLEGAL_INSTRUCTION = 4;

    /** A failed check of the program: null reference, index out of range and the like. */
    public static final int ABORT = 6;

    /** An access to a mapped file where it has no contents. */
    public static final int BUS = 7;

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

    private static final String PREFIX = "SIG";

    private Signal() {}

    /** The signal that a text names: a number, or a name with or without {@code SIG}; -1 for none. */
    public static int named(String text) {
        String name = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        switch (name) {
            case "INT":
                return INTERRUPT;
            case "ILL":
                return ILLEGAL_INSTRUCTION;
            case "ABRT":
                return ABORT;
            case "BUS":
                return BUS;
            case "FPE":
                return ARITHMETIC;
            case "KILL":
                return KILL;
            case "SEGV":
                return SEGMENT;
            case "PIPE":
                return PIPE;
            case "TERM":
                return TERMINATE;
            default:
                return number(text);
        }
    }

    /** The names of all signals with their numbers, in one line. */
    public static String list() {
        return "2) INT  4) ILL  6) ABRT  7) BUS  8) FPE  9) KILL  11) SEGV  13) PIPE  15) TERM";
    }

    private static int number(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9' || value > MAX) {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return text.isEmpty() || value > MAX ? -1 : value;
    }
}
