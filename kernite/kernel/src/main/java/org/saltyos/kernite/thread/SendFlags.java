package org.saltyos.kernite.thread;

/** What a waiting sender does, in {@link TcbLayout#sendFlags()}. */
public final class SendFlags {
    /** It calls: after the message was taken it waits for the reply. */
    public static final int CALL = 1;

    /** The message is the report of its fault. */
    public static final int FAULT = 2;

    private SendFlags() {}
}
