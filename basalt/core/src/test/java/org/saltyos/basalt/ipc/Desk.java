package org.saltyos.basalt.ipc;

import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.lang.Protocol;

/** A protocol with one method for each thing that can travel beside numbers. */
@Protocol(version = 1)
public interface Desk {
    /** Texts both ways, with a number between and bytes behind. */
    String join(String first, int times, String second, Bytes third) throws RemoteFault;

    /** Enums both ways. */
    Colour next(Colour colour) throws RemoteFault;

    /** A record with an enum. */
    Paint paint(int amount, Colour colour) throws RemoteFault;

    /** A record whose values share words, both ways. */
    Narrow same(Narrow narrow) throws RemoteFault;

    /** An answer of variable length. */
    Bytes digits(int count) throws RemoteFault;

    /** A capability in the request. */
    long take(int marker, MemoryObject memory, Endpoint endpoint) throws RemoteFault;

    /** A capability in the answer. */
    MemoryObject give(long which) throws RemoteFault;

    /** An answer that comes when {@link #ring} was called. */
    int await(int add) throws RemoteFault;

    /** Lets the waiting callers go on. */
    int ring(int value) throws RemoteFault;

    /** Whose request this is. */
    long who() throws RemoteFault;

    /** Enough words that text begins beyond the registers. */
    String far(long a, long b, long c, long d, long e, String text) throws RemoteFault;
}
