package org.saltyos.kernite.ipc;

import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/** A word of signal bits and the threads that wait for one of them. All zero is a notification without signals. */
@Struct(size = 64)
public interface NotificationLayout {
    /** Badges signalled and not yet taken, combined by OR; 0 unless active. */
    @At(0)
    long word();

    /** Sets {@link #word()}. */
    void word(long value);

    /** 1 if a signal is pending. */
    @At(8)
    int active();

    /** Sets {@link #active()}. */
    void active(int value);

    /** Threads that wait for a signal. */
    @At(16)
    @Nested
    WaitQueue waiters();

    /** Address of the Tcb this notification is bound to; 0 if none. */
    @At(32)
    long boundTcb();

    /** Sets {@link #boundTcb()}. */
    void boundTcb(long value);
}
