package org.saltyos.crasher;

import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.lang.Protocol;

/** Asks a server to fault. */
@Protocol(version = 1)
public interface Crash {
    /** Fault by an array index out of range. */
    int ARRAY_INDEX = 1;

    /** Fault by division by zero. */
    int DIVISION = 2;

    /** Fault by an unchecked exception. */
    int EXCEPTION = 3;

    /** Fault by reading memory that is not mapped. */
    int MEMORY = 4;

    /** Never answer: init has to notice. */
    int HANG = 5;

    /** Never answer, and miss a sign of life that was promised. */
    int SILENCE = 6;

    /**
     * Faults; a fault's answer never comes.
     *
     * @param kind one of the constants; any other is answered
     * @return {@code kind}
     */
    int crash(int kind) throws RemoteFault;
}
