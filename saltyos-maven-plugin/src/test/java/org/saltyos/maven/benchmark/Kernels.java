package org.saltyos.maven.benchmark;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/**
 * The algorithms of the compiler benchmark in Salty Java; kernels.c has the same in C.
 *
 * <p>Each exported method does one unit of work on data that was made at build time and returns a checksum, so that both
 * languages can be compared. The work is in methods that get one of two arrays as parameters and are not inlined, so
 * that neither compiler knows more about them than their types say.
 */
final class Kernels {
    private static final int NUMBERS = 4096;

    /** Less than 4 KiB: a load waits for a store before it whose address differs by about a multiple of 4 KiB. */
    private static final int BYTES = 4000;

    private static final int SORTED = 1024;
    private static final int RING_SIZE = 256;
    private static final int RING_ROUNDS = 2048;
    private static final int CRC_POLYNOMIAL = 0xedb88320;
    private static final int SMALL = 12;

    private static final int[] DATA = numbers(NUMBERS);
    private static final byte[] SOURCE = bytes(BYTES);
    private static final byte[] TARGET = new byte[BYTES];
    private static final int[] CRC_TABLE = crcTable();
    private static final int[] UNSORTED = numbers(SORTED);
    private static final int[] WORK = new int[SORTED];
    private static final int[] PENDING = new int[64];
    private static final Ring RING = new Ring(RING_SIZE);
    private static final int[] OTHER_DATA = numbers(3);
    private static final byte[] OTHER_SOURCE = bytes(5);
    private static final byte[] OTHER_TARGET = new byte[7];
    private static final int[] OTHER_WORK = new int[11];
    private static final Ring OTHER_RING = new Ring(2);

    private Kernels() {}

    /** A queue of fixed size: a power of two, so that positions wrap by a mask. */
    static final class Ring {
        private final int[] slots;
        private int head;
        private int tail;

        Ring(int size) {
            slots = new int[size];
        }

        boolean put(int value) {
            if (tail - head == slots.length) {
                return false;
            }
            slots[tail & (slots.length - 1)] = value;
            tail++;
            return true;
        }

        int take() {
            int value = slots[head & (slots.length - 1)];
            head++;
            return value;
        }

        boolean isEmpty() {
            return head == tail;
        }
    }

    @Export("java_sum")
    static int sum(int other) {
        return sum(other == 0 ? DATA : OTHER_DATA);
    }

    @NoInline
    private static int sum(int[] numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    @Export("java_copy")
    static int copy(int other) {
        copy(other == 0 ? SOURCE : OTHER_SOURCE, other == 0 ? TARGET : OTHER_TARGET);
        return TARGET[7] + TARGET[BYTES - 1];
    }

    @NoInline
    private static void copy(byte[] source, byte[] target) {
        for (int i = 0; i < source.length; i++) {
            target[i] = source[i];
        }
    }

    @Export("java_crc32")
    static int crc32(int other) {
        return crc32(other == 0 ? SOURCE : OTHER_SOURCE);
    }

    @NoInline
    private static int crc32(byte[] bytes) {
        int crc = -1;
        for (int i = 0; i < bytes.length; i++) {
            crc = CRC_TABLE[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
        }
        return ~crc;
    }

    @Export("java_qsort")
    static int qsort(int other) {
        System.arraycopy(UNSORTED, 0, WORK, 0, SORTED);
        sort(other == 0 ? WORK : OTHER_WORK, PENDING);
        return WORK[0] ^ WORK[SORTED / 3] ^ WORK[SORTED - 1];
    }

    /** Quicksort with a stack of pending ranges; short ranges are sorted by insertion. */
    @NoInline
    private static void sort(int[] numbers, int[] pending) {
        int depth = 0;
        int low = 0;
        int high = numbers.length - 1;
        while (true) {
            while (high - low > SMALL) {
                int pivot = numbers[(low + high) >>> 1];
                int i = low;
                int j = high;
                while (i <= j) {
                    while (numbers[i] < pivot) {
                        i++;
                    }
                    while (numbers[j] > pivot) {
                        j--;
                    }
                    if (i <= j) {
                        int swapped = numbers[i];
                        numbers[i] = numbers[j];
                        numbers[j] = swapped;
                        i++;
                        j--;
                    }
                }
                if (j - low < high - i) {
                    pending[depth++] = i;
                    pending[depth++] = high;
                    high = j;
                } else {
                    pending[depth++] = low;
                    pending[depth++] = j;
                    low = i;
                }
            }
            for (int i = low + 1; i <= high; i++) {
                int value = numbers[i];
                int j = i - 1;
                while (j >= low && numbers[j] > value) {
                    numbers[j + 1] = numbers[j];
                    j--;
                }
                numbers[j + 1] = value;
            }
            if (depth == 0) {
                return;
            }
            high = pending[--depth];
            low = pending[--depth];
        }
    }

    @Export("java_ring")
    static int ring(int other) {
        return ring(other == 0 ? RING : OTHER_RING, RING_ROUNDS);
    }

    @NoInline
    private static int ring(Ring ring, int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            ring.put(i);
            ring.put(i * 3);
            sum += ring.take();
            if ((i & 7) == 7) {
                while (!ring.isEmpty()) {
                    sum ^= ring.take();
                }
            }
        }
        return sum;
    }

    static int[] numbers(int count) {
        int[] numbers = new int[count];
        int state = 1;
        for (int i = 0; i < count; i++) {
            state = state * 1103515245 + 12345;
            numbers[i] = state >>> 8;
        }
        return numbers;
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        int[] numbers = numbers(count);
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? CRC_POLYNOMIAL ^ (value >>> 1) : value >>> 1;
            }
            table[i] = value;
        }
        return table;
    }
}
