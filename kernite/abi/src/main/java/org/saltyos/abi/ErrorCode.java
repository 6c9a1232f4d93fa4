package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * What a system call answers (x86_64: register rax). A call that answers anything but {@link #OK} has changed nothing
 * unless its description says otherwise.
 */
@AssemblyConstants
public final class ErrorCode {
    /** Done. */
    public static final int OK = 0;

    /** No system call has this number. */
    public static final int INVALID_SYSTEM_CALL = 1;

    /** The named capability address holds nothing, or something this operation does not work on. */
    public static final int INVALID_CAPABILITY = 2;

    /** An argument has a value that is never right; value (rdi): index of the message word. */
    public static final int INVALID_ARGUMENT = 3;

    /** The object does not support this operation, or not in its present state. */
    public static final int ILLEGAL_OPERATION = 4;

    /** An argument is out of range; value (rdi): index of the message word. */
    public static final int RANGE_ERROR = 5;

    /** An address is not aligned; value (rdi): index of the message word. */
    public static final int ALIGNMENT_ERROR = 6;

    /** A capability address given as an argument leads nowhere; value (rdi): index of the message word. */
    public static final int FAILED_LOOKUP = 7;

    /** The message has fewer words than the operation needs. */
    public static final int TRUNCATED_MESSAGE = 8;

    /** The place to be filled (slot, page, port range) is occupied. */
    public static final int DELETE_FIRST = 9;

    /** The object still has descendants. */
    public static final int REVOKE_FIRST = 10;

    /** The untyped memory, or the memory lent to the address space, does not suffice. */
    public static final int NOT_ENOUGH_MEMORY = 11;

    /** The capability lacks a right that the operation needs. */
    public static final int ACCESS_DENIED = 12;

    /** A non-blocking operation found nothing to do. */
    public static final int WOULD_BLOCK = 13;

    /** The other side of a blocked operation went away. */
    public static final int CANCELLED = 14;

    /** The processor's time is already promised: budget / period would add up to more than 1. */
    public static final int ADMISSION_REFUSED = 15;

    /** A fixed-size table of the kernel (address-space identifiers, interrupt lines) has no free entry. */
    public static final int TABLE_FULL = 16;

    /** The deadline came before what was waited for. */
    public static final int TIMEOUT = 17;

    private ErrorCode() {}
}
