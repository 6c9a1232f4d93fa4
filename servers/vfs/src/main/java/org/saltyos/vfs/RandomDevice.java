package org.saltyos.vfs;

import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Gives numbers that look random: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), stirred by the clock at each read and by
 * what is written to it. They are not fit for secrets: the system has no source of true chance yet.
 */
final class RandomDevice extends Device {
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private long state;

    RandomDevice(FileSystem fileSystem) {
        super(fileSystem);
    }

    @Override
    int read(long offset, long address, int count) {
        state ^= SystemCalls.clock() * GOLDEN;
        for (int i = 0; i < count; i++) {
            RawMemory.putByte(address + i, (byte) next());
        }
        return count;
    }

    @Override
    int write(long offset, long address, int count) {
        for (int i = 0; i < count; i++) {
            state = state * 31 + RawMemory.byteAt(address + i);
        }
        return count;
    }

    private long next() {
        state += GOLDEN;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }
}
