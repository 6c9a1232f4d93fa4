package org.saltyos.echo;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** What the echo server offers: one method for each way a message can be shaped. */
@Protocol(version = 1)
public interface Echo {
    /** Does nothing: a message without words. */
    void ping() throws RemoteFault;

    /** Returns {@code value}: one word each way. */
    int echo(int value) throws RemoteFault;

    /** Returns the numbers in the opposite order: four words each way, all in registers. */
    Quad reverse(long first, long second, long third, long fourth) throws RemoteFault;

    /** Returns the sum of eight numbers: four of the words travel in the IPC buffer. */
    long sum(long a, long b, long c, long d, long e, long f, long g, long h) throws RemoteFault;

    /**
     * Divides with a remainder.
     *
     * @throws EchoFault if the divisor is zero
     */
    Quotient divide(long dividend, long divisor) throws RemoteFault, EchoFault;

    /** Counts the bytes that are ASCII letters: a message of variable length. */
    int letters(Bytes text) throws RemoteFault;
}
