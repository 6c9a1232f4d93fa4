package org.saltyos.maven.subset;

import java.util.Random;

/**
 * Random numbers read from a fuzzer's input, so that each decision of a mutator is a byte or more that the fuzzer can change by
 * itself. After the last byte all numbers are 0.
 */
final class InputRandom extends Random {
    private static final long serialVersionUID = 1L;

    private final byte[] input;
    private int position;

    InputRandom(byte[] input) {
        super(0);
        this.input = input.clone();
    }

    /** The next byte, 0 to 255. */
    int nextByte() {
        return position < input.length ? input[position++] & 0xff : 0;
    }

    @Override
    protected int next(int bits) {
        int value = 0;
        for (int have = 0; have < bits; have += Byte.SIZE) {
            value = value << Byte.SIZE | nextByte();
        }
        return bits == Integer.SIZE ? value : value & (1 << bits) - 1;
    }

    /** As many bytes as the bound needs: one for up to 256 choices. */
    @Override
    public int nextInt(int bound) {
        int value = nextByte();
        for (int range = 256; range < bound && range > 0; range <<= Byte.SIZE) {
            value = value << Byte.SIZE | nextByte();
        }
        return Math.floorMod(value, bound);
    }
}
