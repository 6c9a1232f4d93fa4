package org.saltyos.kernite.cap;

import org.saltyos.abi.ErrorCode;
import org.saltyos.lang.Fault;

/**
 * Why the kernel does not do what a system call asks; becomes the call's {@link ErrorCode}. A refusal that is about one
 * argument also tells which.
 */
public final class Refusal extends Fault {
    private static final long serialVersionUID = 1L;

    /** {@link ErrorCode#INVALID_SYSTEM_CALL}. */
    public static final Refusal INVALID_SYSTEM_CALL = new Refusal(ErrorCode.INVALID_SYSTEM_CALL, "no such system call");

    /** {@link ErrorCode#INVALID_CAPABILITY}. */
    public static final Refusal INVALID_CAPABILITY = new Refusal(ErrorCode.INVALID_CAPABILITY, "not such a capability");

    /** {@link ErrorCode#ILLEGAL_OPERATION}. */
    public static final Refusal ILLEGAL_OPERATION = new Refusal(ErrorCode.ILLEGAL_OPERATION, "not possible here");

    /** {@link ErrorCode#TRUNCATED_MESSAGE}. */
    public static final Refusal TRUNCATED_MESSAGE = new Refusal(ErrorCode.TRUNCATED_MESSAGE, "arguments are missing");

    /** {@link ErrorCode#DELETE_FIRST}. */
    public static final Refusal DELETE_FIRST = new Refusal(ErrorCode.DELETE_FIRST, "the place is occupied");

    /** {@link ErrorCode#REVOKE_FIRST}. */
    public static final Refusal REVOKE_FIRST = new Refusal(ErrorCode.REVOKE_FIRST, "the object has descendants");

    /** {@link ErrorCode#NOT_ENOUGH_MEMORY}. */
    public static final Refusal NOT_ENOUGH_MEMORY = new Refusal(ErrorCode.NOT_ENOUGH_MEMORY, "memory does not suffice");

    /** {@link ErrorCode#ACCESS_DENIED}. */
    public static final Refusal ACCESS_DENIED = new Refusal(ErrorCode.ACCESS_DENIED, "a right is missing");

    /** {@link ErrorCode#WOULD_BLOCK}. */
    public static final Refusal WOULD_BLOCK = new Refusal(ErrorCode.WOULD_BLOCK, "there is nothing to do");

    /** {@link ErrorCode#CANCELLED}. */
    public static final Refusal CANCELLED = new Refusal(ErrorCode.CANCELLED, "the other side went away");

    /** {@link ErrorCode#ADMISSION_REFUSED}. */
    public static final Refusal ADMISSION_REFUSED =
            new Refusal(ErrorCode.ADMISSION_REFUSED, "no time is left to promise");

    /** {@link ErrorCode#TABLE_FULL}. */
    public static final Refusal TABLE_FULL = new Refusal(ErrorCode.TABLE_FULL, "a table of the kernel is full");

    /** Not an error: the call was preempted and starts again by itself. */
    public static final Refusal RESTART = new Refusal(-1, "the call was preempted");

    private static final int WORDS = 8;
    private static final Refusal[] INVALID_ARGUMENT = perWord(ErrorCode.INVALID_ARGUMENT, "a value is never right");
    private static final Refusal[] RANGE_ERROR = perWord(ErrorCode.RANGE_ERROR, "a value is out of range");
    private static final Refusal[] ALIGNMENT_ERROR = perWord(ErrorCode.ALIGNMENT_ERROR, "an address is not aligned");
    private static final Refusal[] FAILED_LOOKUP = perWord(ErrorCode.FAILED_LOOKUP, "an address leads nowhere");

    private final int word;

    private Refusal(int code, String message) {
        this(code, 0, message);
    }

    private Refusal(int code, int word, String message) {
        super(code, message);
        this.word = word;
    }

    private static Refusal[] perWord(int code, String message) {
        Refusal[] refusals = new Refusal[WORDS];
        for (int i = 0; i < WORDS; i++) {
            refusals[i] = new Refusal(code, i, message + " (word " + i + ")");
        }
        return refusals;
    }

    /** {@link ErrorCode#INVALID_ARGUMENT} about message word {@code word}, 0 to 7. */
    public static Refusal invalidArgument(int word) {
        return INVALID_ARGUMENT[word];
    }

    /** {@link ErrorCode#RANGE_ERROR} about message word {@code word}, 0 to 7. */
    public static Refusal rangeError(int word) {
        return RANGE_ERROR[word];
    }

    /** {@link ErrorCode#ALIGNMENT_ERROR} about message word {@code word}, 0 to 7. */
    public static Refusal alignmentError(int word) {
        return ALIGNMENT_ERROR[word];
    }

    /** {@link ErrorCode#FAILED_LOOKUP} of message word {@code word}, 0 to 7. */
    public static Refusal failedLookup(int word) {
        return FAILED_LOOKUP[word];
    }

    /** The message word that the refusal is about; 0 when it is about none. */
    public int word() {
        return word;
    }
}
