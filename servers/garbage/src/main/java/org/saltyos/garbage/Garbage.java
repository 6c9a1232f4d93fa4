package org.saltyos.garbage;

import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** Work for a server with a heap, and the ways in which such a server can fail. */
@Protocol(version = 1)
public interface Garbage {
    /** What {@link #collections} gives, on HotSpot and natively. */
    long COLLECTIONS = -2_526_819_384_354_127_019L;

    /** What {@link #strings} gives. */
    long STRINGS = -5_434_015_569_367_900_632L;

    /** What {@link #exceptions} gives. */
    long EXCEPTIONS = -739_325_891L;

    /** Bytes of heap of the server. */
    int HEAP_BYTES = 1 << 20;

    /** End by an exception that nobody catches. */
    int UNCAUGHT = 1;

    /** End by an array index that is out of range, while a handler of another exception is around. */
    int ARRAY_INDEX = 2;

    /** End by an exception of which the compiler knows only that something was thrown. */
    int RETHROWN = 3;

    /** Fills lists, maps, sets and queues and gives a number that depends on all contents and their order. */
    long collections() throws RemoteFault;

    /** Builds, splits and compares strings. */
    long strings() throws RemoteFault;

    /** Throws and catches, also what failed checks throw. */
    long exceptions() throws RemoteFault;

    /**
     * Counts a word.
     *
     * @return how often it was counted so far
     */
    int count(Bytes word) throws RemoteFault;

    /**
     * The most frequent word's count, the first of them by the alphabet.
     *
     * @throws GarbageFault EMPTY when nothing was counted
     */
    Frequency mostFrequent() throws RemoteFault, GarbageFault;

    /** Keeps {@code bytes} bytes in pieces of 1000 until the answer, which is their number. */
    int keep(int bytes) throws RemoteFault;

    /** Calls itself {@code depth} times and gives that number. */
    int recurse(int depth) throws RemoteFault;

    /**
     * Ends the server by a bug.
     *
     * @param kind one of the constants; any other is given back
     */
    int fail(int kind) throws RemoteFault;

    /**
     * Sleeps by {@code Thread.sleep}.
     *
     * @return nanoseconds that passed by {@code System.nanoTime}
     */
    long sleep(int milliseconds) throws RemoteFault;

    /** Bytes that {@code Runtime} says are taken, after {@code System.gc}. */
    long used() throws RemoteFault;

    /** Collections so far. */
    long collectionsDone() throws RemoteFault;

    /** Nanoseconds that the longest collection took. */
    long longestNanoseconds() throws RemoteFault;
}
