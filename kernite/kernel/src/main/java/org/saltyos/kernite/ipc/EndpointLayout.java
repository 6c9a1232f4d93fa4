package org.saltyos.kernite.ipc;

import org.saltyos.lang.At;
import org.saltyos.lang.Nested;
import org.saltyos.lang.Struct;

/** A rendezvous point: receivers wait or senders wait, never both. All zero is an endpoint where nobody waits. */
@Struct(size = 64)
public interface EndpointLayout {
    /** Threads that wait to receive. */
    @At(0)
    @Nested
    WaitQueue receivers();

    /** Threads that wait to send, to call or to report a fault. */
    @At(16)
    @Nested
    WaitQueue senders();

    /** Link of the sender that {@link Senders#cancel} looks at next; 0 unless it was preempted. */
    @At(32)
    long cursor();

    /** Sets {@link #cursor()}. */
    void cursor(long value);

    /** The badge whose senders are cancelled, while there is a {@link #cursor()}. */
    @At(40)
    long cursorBadge();

    /** Sets {@link #cursorBadge()}. */
    void cursorBadge(long value);
}
