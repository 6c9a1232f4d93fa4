package org.saltyos.kernite.thread;

import org.saltyos.lang.AssemblyConstants;

/** What a thread is doing, in {@link TcbLayout#state()}. */
@AssemblyConstants
public final class ThreadState {
    /** Stopped; also the state of new memory. */
    public static final int STOPPED = 0;

    /** Wants to run; it does when its SchedContext has budget and the earliest deadline. */
    public static final int RUNNING = 1;

    /** Waits in an endpoint's queue to send, call or report a fault. */
    public static final int SENDING = 2;

    /** Waits in an endpoint's queue to receive. */
    public static final int RECEIVING = 3;

    /** Has called and waits for the reply. */
    public static final int AWAITING_REPLY = 4;

    /** Has reported a fault and waits for the handler's reply. */
    public static final int AWAITING_FAULT_REPLY = 5;

    /** Waits in a notification's queue. */
    public static final int WAITING = 6;

    /** Sleeps until a time: its SchedContext is among those without budget, ordered by that time. */
    public static final int SLEEPING = 7;

    /** Waits for a word in memory. */
    public static final int WAITING_FUTEX = 8;

    private ThreadState() {}
}
