package org.saltyos.kernite.fuzz;

import java.util.Random;

/**
 * Choices that come from bytes in place of chance, so that whoever changes a byte changes one choice. After the last byte
 * all choices are 0. The state is not that of {@link Random}, whose methods are only what callers know.
 */
public final class Choices extends Random {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private int at;

    /** Choices out of {@code bytes}. */
    public Choices(byte[] bytes) {
        super(0);
        this.bytes = bytes.clone();
    }

    /** Whether the bytes are used up. */
    public boolean exhausted() {
        return at >= bytes.length;
    }

    private int one() {
        return exhausted() ? 0 : bytes[at++] & 0xff;
    }

    @Override
    protected int next(int bits) {
        int value = 0;
        for (int done = 0; done < bits; done += Byte.SIZE) {
            value = value << Byte.SIZE | one();
        }
        return value & -1 >>> (Integer.SIZE - bits);
    }

    @Override
    public int nextInt(int bound) {
        int value = bound <= 1 << Byte.SIZE ? one() : next(31);
        return value % bound;
    }

    @Override
    public boolean nextBoolean() {
        return (one() & 1) != 0;
    }
}
