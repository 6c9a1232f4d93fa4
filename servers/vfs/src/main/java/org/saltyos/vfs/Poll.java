package org.saltyos.vfs;

import org.saltyos.basalt.file.FileServer;
import org.saltyos.basalt.file.PollResult;

/** What a process wants to know of some of its descriptors. */
final class Poll {
    private final int[] descriptors;
    private final int[] bits;

    /** Takes the question out of the exchange memory, where others may lie before it is answered. */
    Poll(long address, int count) {
        descriptors = new int[count];
        bits = new int[count];
        for (int i = 0; i < count; i++) {
            descriptors[i] = RawMemory.intAt(address + 2L * Integer.BYTES * i);
            bits[i] = RawMemory.intAt(address + 2L * Integer.BYTES * i + Integer.BYTES) | FileServer.HUNG_UP;
        }
    }

    /** The answer at this moment. Descriptors below 0 are passed over. */
    PollResult ask(Session session) {
        long readable = 0;
        long writable = 0;
        long hungUp = 0;
        long invalid = 0;
        for (int i = 0; i < descriptors.length; i++) {
            OpenFile file = session.fileOrNull(descriptors[i]);
            int ready = file == null ? 0 : FileCalls.ready(file) & bits[i];
            readable |= bit(ready & FileServer.READABLE, i);
            writable |= bit(ready & FileServer.WRITABLE, i);
            hungUp |= bit(ready & FileServer.HUNG_UP, i);
            invalid |= bit(file == null && descriptors[i] >= 0 ? 1 : 0, i);
        }
        return new PollResult(readable, writable, hungUp, invalid);
    }

    private static long bit(int set, int place) {
        return set == 0 ? 0 : 1L << place;
    }
}
