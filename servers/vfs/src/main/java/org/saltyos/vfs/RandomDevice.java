package org.saltyos.vfs;

import org.saltyos.basalt.kernel.SystemCalls;

/**
 * Gives random numbers: those of the processor, where it has a source, mixed with SplitMix64 (Steele, Lea, Flood, OOPSLA 2014), which is
 * stirred by the clock at each read and by what is written to it. Without a source they only look random and are not fit for secrets.
 */
final class RandomDevice extends Device {
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private final boolean hardware = HardwareRandom.isThere();
    private long state;

    RandomDevice(FileSystem fileSystem) {
        super(fileSystem);
    }

    @Override
    int read(long offset, long address, int count) {
        state ^= SystemCalls.clock() * GOLDEN;
        long word = 0;
        for (int i = 0; i < count; i++) {
            word = i % Long.BYTES == 0 ? next() ^ (hardware ? HardwareRandom.next() : 0) : word >>> Byte.SIZE;
            RawMemory.putByte(address + i, (byte) word);
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
