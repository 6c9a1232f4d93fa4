package org.saltyos.benchmark;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;

/**
 * Measures one system call at a time. Under {@code -icount shift=0} a time-stamp count is an executed instruction; the
 * least of all runs is reported, which is what the call costs when no interrupt falls into it.
 */
final class Stopwatch {
    private static SystemCallBlock block = new SystemCallBlock(0);
    private static long overhead;
    private static long least;

    private Stopwatch() {}

    /** Prepares measurements; the registers go through the memory at {@code address}. */
    static void start(long address) {
        block = new SystemCallBlock(address);
        overhead = Long.MAX_VALUE;
        for (int i = 0; i < 64; i++) {
            overhead = Math.min(overhead, Code.empty(address));
        }
    }

    /** Begins a series. */
    static void begin() {
        least = Long.MAX_VALUE;
    }

    /** The least count of the series. */
    static long least() {
        return least;
    }

    /** Measures a system call; returns its status. */
    static int call(int number, long capability, long information, long word0, long word1, long word2, long word3) {
        block.number(number);
        block.capability(capability);
        block.information(information);
        block.word0(word0);
        block.word1(word1);
        block.word2(word2);
        block.word3(word3);
        least = Math.min(least, Code.measure(block.address()) - overhead);
        return (int) block.status();
    }

    /** Makes a system call with time stamps around it; returns the block with them. */
    static SystemCallBlock stamped(int number, long capability, long information, long word0) {
        block.number(number);
        block.capability(capability);
        block.information(information);
        block.word0(word0);
        Code.stamped(block.address());
        return block;
    }

    /** Measures a write to a page, which faults. */
    static void touch(long address) {
        block.capability(address);
        least = Math.min(least, Code.touch(block.address()) - overhead - 1);
    }

    /** A block of another thread's, 1 and above. */
    static SystemCallBlock block(int number) {
        return new SystemCallBlock(block.address() + (long) number * SystemCallBlock.SIZE);
    }

    /** Measures an invocation; returns its status. */
    static int invoke(long capability, int label, int length, long word0, long word1, long word2, long word3) {
        return call(SystemCall.INVOKE, capability, MessageInfo.of(label, length).bits(), word0, word1, word2, word3);
    }
}
