package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * System call numbers (x86_64: register rax). A call names one capability (rdi), a {@link MessageInfo} (rsi) and up to
 * four message words in registers (rdx, r10, r8, r9); the same registers carry the answer, with {@link ErrorCode} in rax.
 *
 * <p>Calls with a deadline take it in register r12, which they preserve: nanoseconds since the kernel's entry, as
 * {@link #CLOCK} tells them. 0, like any time that has passed, means not to wait; a number below 0 to wait for ever.
 */
@AssemblyConstants
public final class SystemCall {
    /** Send to an endpoint and wait for the reply. Needs the rights {@link Rights#WRITE} and {@link Rights#GRANT_REPLY}. */
    public static final int CALL = 0;

    /** Answer the caller that waits for this thread, if there is one, then receive. */
    public static final int REPLY_RECEIVE = 1;

    /** Set the bits of the capability's badge in a notification, waking a waiter. */
    public static final int SIGNAL = 2;

    /** Send to an endpoint, waiting for a receiver. */
    public static final int SEND = 3;

    /** Send to an endpoint if a receiver waits; otherwise the message is dropped silently. */
    public static final int SEND_NONBLOCKING = 4;

    /** Wait for a message on an endpoint or a signal of the bound notification. */
    public static final int RECEIVE = 5;

    /** Receive if a sender waits; otherwise {@link ErrorCode#WOULD_BLOCK}. */
    public static final int RECEIVE_NONBLOCKING = 6;

    /** Answer the caller that waits for this thread without receiving again. */
    public static final int REPLY = 7;

    /** Wait until a notification has bits set; returns and clears them. */
    public static final int WAIT = 8;

    /** Return and clear a notification's bits; {@link ErrorCode#WOULD_BLOCK} when there are none. */
    public static final int POLL = 9;

    /** Give up the rest of this thread's budget until its next period; threads with the same deadline go first. */
    public static final int YIELD = 10;

    /** Perform an operation on the object of the capability; the label of the message info is an {@link Invocation}. */
    public static final int INVOKE = 11;

    /** Return the time since the kernel's entry in nanoseconds as value (rdi). Needs no capability. */
    public static final int CLOCK = 12;

    /** Wait until the clock reaches the first message word, nanoseconds since the kernel's entry. */
    public static final int SLEEP_UNTIL = 13;

    /** {@link #CALL} that ends with {@link ErrorCode#TIMEOUT} if no reply has come at the {@linkplain SystemCall deadline}. */
    public static final int CALL_UNTIL = 14;

    /** {@link #REPLY_RECEIVE} of which the receive ends with {@link ErrorCode#TIMEOUT} at the deadline. */
    public static final int REPLY_RECEIVE_UNTIL = 15;

    /** {@link #SEND} that ends with {@link ErrorCode#TIMEOUT} if nobody has received at the deadline. */
    public static final int SEND_UNTIL = 16;

    /** {@link #RECEIVE} that ends with {@link ErrorCode#TIMEOUT} at the deadline. */
    public static final int RECEIVE_UNTIL = 17;

    /** {@link #WAIT} that ends with {@link ErrorCode#TIMEOUT} at the deadline. */
    public static final int WAIT_UNTIL = 18;

    /**
     * Receive from whichever of several endpoints a message comes, or a signal of the bound notification, until the
     * deadline. In place of a capability (rdi) stands the number of endpoints, 1 to {@link #MAX_ENDPOINTS}; their addresses
     * are in the {@linkplain IpcBufferLayout#endpoint IPC buffer}. {@link MessageInfo#source()} of what is received tells
     * which it came from.
     */
    public static final int RECEIVE_ANY = 19;

    /** {@link #REPLY}, then {@link #RECEIVE_ANY}. */
    public static final int REPLY_RECEIVE_ANY = 20;

    /**
     * Wait at the 32-bit word whose address is word 0, if it still has the value in word 1, until the deadline. Needs no
     * capability, but the word mapped writable, as the other calls on words do.
     */
    public static final int FUTEX_WAIT = 21;

    /** Wake the first waiters of the word whose address is word 0, as many as word 1 tells, at most {@link #FUTEX_BATCH}. */
    public static final int FUTEX_WAKE = 22;

    /**
     * If the word whose address is word 0 still has the value in word 1, wake its first waiters and let others wait at the
     * word whose address is word 2. Word 3 tells how many: woken ones, and from bit 32 on moved ones.
     */
    public static final int FUTEX_REQUEUE = 23;

    /** One more than the highest number. */
    public static final int COUNT = 24;

    /** Most waiters that one call wakes or moves. */
    public static final int FUTEX_BATCH = 32;

    /** Most endpoints that {@link #RECEIVE_ANY} takes. */
    public static final int MAX_ENDPOINTS = 8;

    private SystemCall() {}
}
