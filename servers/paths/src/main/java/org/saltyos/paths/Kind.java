package org.saltyos.paths;

/** What a step does. */
enum Kind {
    /** A short call to a passive server: the case of the fastpath, both ways. */
    CALL_PASSIVE,
    /** A call or an answer of 5 to 8 words. */
    CALL_LONG,
    /** A call to a server with its own time. */
    CALL_ACTIVE,
    /** A call whose server calls another server, which calls a third one. */
    CALL_NESTED,
    /** A call with random bits where the message info tells capabilities and flags. */
    CALL_SHAPE,
    /** A call through an address or a capability that does not permit it. */
    CALL_REFUSED,
    /** A call whose server tries to answer through an address or a capability that does not permit it, then answers. */
    ANSWER_REFUSED,
    /** A call whose server receives again without an answer. */
    CALL_ABANDONED,
    /** A call during which another thread calls the same server, and waits. */
    CALL_BUSY,
    /** Two threads call the main thread, which does not receive yet; then it does. */
    CALLED,
    /** A message without an answer to a waiting server. */
    SEND,
    /** A signal that nobody waits for. */
    SIGNAL_NOBODY,
    /** Takes what was signalled, if anything was. */
    POLL,
    /** A signal to a thread that waits, and is more urgent. */
    SIGNAL_WAITER,
    /** A signal to a thread that waits and signals a third, less urgent one. */
    SIGNAL_LATER,
    /** A signal to a thread that receives, or that is about to. */
    SIGNAL_BOUND,
    /** A page fault of one thread that another handles. */
    FAULT,
    /** A page fault whose handler runs on the time of who faults. */
    FAULT_PASSIVE,
    /** A call whose server saves the right to answer it, serves another caller, and answers both in some order. */
    CALL_SAVED,
    /** A server's thread pointer changes. */
    THREAD_POINTER,
    /** A message, a call or a signal to a thread whose address space is gone. */
    SPACE_GONE,
    /** A call during which the time ends that the server runs on. */
    BUDGET_ENDS,
    /** A signal, or an attempt to receive, through an address or a capability that does not permit it. */
    SIGNAL_REFUSED;

    /** Number of kinds. */
    static final int COUNT = values().length;

    private static final Kind[] VALUES = values();

    /** The kind with this ordinal number. */
    static Kind of(int ordinal) {
        return VALUES[ordinal];
    }
}
