package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/**
 * System call numbers (x86_64: register rax). A call names one capability (rdi), a {@link MessageInfo} (rsi) and up to
 * four message words in registers (rdx, r10, r8, r9); the same registers carry the answer, with {@link ErrorCode} in rax.
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

    /** One more than the highest number. */
    public static final int COUNT = 14;

    private SystemCall() {}
}
