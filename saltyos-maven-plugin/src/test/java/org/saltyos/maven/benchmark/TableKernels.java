package org.saltyos.maven.benchmark;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/** Kernels of the compiler benchmark over tables and objects: searches, walks, allocation. tables.c has the same in C. */
final class TableKernels {
    private static final int COUNT = 1024;
    private static final int NODES = 512;
    private static final int SLOTS = 2048;
    private static final int TABLE = 512;
    private static final int TABLES = 8;
    private static final int ADDRESSES = 256;

    private static final int[] SORTED = sorted(COUNT);
    private static final int[] OTHER_SORTED = sorted(3);
    private static final int[] LOOKUPS = Kernels.numbers(COUNT);
    private static final int[] KEYS = new int[SLOTS];
    private static final int[] VALUES = new int[SLOTS];
    private static final int[] OTHER_KEYS = new int[4];
    private static final int[] OTHER_VALUES = new int[4];
    private static final Node LIST = list(NODES);
    private static final Node OTHER_LIST = list(2);
    private static final long[] MEMORY = tables();
    private static final long[] OTHER_MEMORY = new long[TABLE];
    private static final long[] NODE_WORDS = nodeWords();
    private static final long[] OTHER_WORDS = new long[4];
    private static final long[] BITMAP = new long[16];
    private static final long[] OTHER_BITMAP = new long[2];

    static {
        for (int i = 0; i < COUNT; i++) {
            int key = SORTED[i] | 1;
            int slot = key * 0x9e3779b1 >>> 21;
            while (KEYS[slot] != 0) {
                slot = slot + 1 & SLOTS - 1;
            }
            KEYS[slot] = key;
            VALUES[slot] = i;
        }
    }

    private TableKernels() {}

    /** An element of a linked list. */
    static final class Node {
        private final int value;
        private @Nullable Node next;

        Node(int value) {
            this.value = value;
        }
    }

    private static int[] sorted(int count) {
        int[] result = new int[count];
        for (int i = 0; i < count; i++) {
            result[i] = i * 16381 + (i * i & 1023);
        }
        return result;
    }

    @Export("java_search")
    static int search(int other) {
        return searchAll(other == 0 ? SORTED : OTHER_SORTED, LOOKUPS);
    }

    @NoInline
    private static int searchAll(int[] sorted, int[] keys) {
        int sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += search(sorted, keys[i]);
        }
        return sum;
    }

    private static int search(int[] sorted, int key) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int value = sorted[middle];
            if (value < key) {
                low = middle + 1;
            } else if (value > key) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return low;
    }

    @Export("java_probe")
    static int probe(int other) {
        return probeAll(other == 0 ? KEYS : OTHER_KEYS, other == 0 ? VALUES : OTHER_VALUES, SORTED);
    }

    @NoInline
    private static int probeAll(int[] keys, int[] values, int[] wanted) {
        int sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += probe(keys, values, wanted[i] | i & 3);
        }
        return sum;
    }

    /** Linear probing in a table whose size is a power of two; 0 is no key. */
    private static int probe(int[] keys, int[] values, int key) {
        int slot = key * 0x9e3779b1 >>> 21 & keys.length - 1;
        while (keys[slot] != 0) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = slot + 1 & keys.length - 1;
        }
        return -1;
    }

    private static Node list(int count) {
        Node first = new Node(count);
        Node last = first;
        for (int i = 1; i < count; i++) {
            Node node = new Node(i * 7);
            last.next = node;
            last = node;
        }
        return first;
    }

    @Export("java_list")
    static int walk(int other) {
        return walk(other == 0 ? LIST : OTHER_LIST);
    }

    @NoInline
    private static int walk(Node first) {
        int sum = 0;
        for (Node node = first; node != null; node = node.next) {
            sum = sum * 31 + node.value;
        }
        return sum;
    }

    private static long[] tables() {
        long[] memory = new long[TABLE * TABLES];
        for (int table = 0; table < TABLES; table++) {
            for (int i = 0; i < TABLE; i++) {
                boolean present = (i * 7 + table) % 16 != 0;
                memory[table * TABLE + i] = present ? (long) ((table + i) % TABLES) << 12 | 1 : 0;
            }
        }
        return memory;
    }

    @Export("java_pagewalk")
    static int pageWalk(int other) {
        long[] memory = other == 0 ? MEMORY : OTHER_MEMORY;
        long sum = 0;
        for (int i = 0; i < ADDRESSES; i++) {
            sum = sum * 31 + pageWalk(memory, 0, i * 0x123456789abL);
        }
        return (int) sum;
    }

    /** Four levels, as Intel's manual, volume 3, 4.5: the physical address, or a negative level. */
    @NoInline
    private static long pageWalk(long[] memory, int root, long address) {
        int table = root;
        for (int shift = 39; shift >= 12; shift -= 9) {
            long entry = memory[table * TABLE + (int) (address >>> shift & TABLE - 1)];
            if ((entry & 1) == 0) {
                return -shift;
            }
            table = (int) (entry >>> 12);
        }
        return (long) table << 12 | address & 0xfff;
    }

    /** Nodes of 16 slots; a word holds the next node, a guard of up to 8 bits, and whether it is a leaf. */
    private static long[] nodeWords() {
        long[] words = new long[64 * 16];
        for (int i = 0; i < words.length; i++) {
            int next = (i * 5 + 3) % 64;
            boolean leaf = i % 5 == 0;
            int guardBits = i % 3;
            words[i] = (long) next << 16 | (long) (i & (1 << guardBits) - 1) << 8 | guardBits << 1 | (leaf ? 1 : 0);
        }
        return words;
    }

    @Export("java_capability")
    static int capability(int other) {
        long[] words = other == 0 ? NODE_WORDS : OTHER_WORDS;
        long sum = 0;
        for (int i = 0; i < ADDRESSES; i++) {
            sum = sum * 31 + capability(words, i * 0x9e3779b97f4a7c15L, 32);
        }
        return (int) sum;
    }

    /** Decodes a capability address by guards and radixes from the top bits down. */
    @NoInline
    private static int capability(long[] words, long pointer, int depth) {
        int node = 0;
        int left = depth;
        while (left >= 4) {
            left -= 4;
            int slot = node * 16 + (int) (pointer >>> left & 15);
            long word = words[slot];
            if ((word & 1) != 0) {
                return slot;
            }
            int guardBits = (int) (word >>> 1) & 7;
            if (left < guardBits) {
                return -1;
            }
            left -= guardBits;
            if ((pointer >>> left & (1L << guardBits) - 1) != (word >>> 8 & 0xff)) {
                return -2;
            }
            node = (int) (word >>> 16);
        }
        return -3;
    }

    @Export("java_bitmap")
    static int bitmap(int other) {
        long[] bitmap = other == 0 ? BITMAP : OTHER_BITMAP;
        int sum = 0;
        for (int i = 0; i < bitmap.length; i++) {
            bitmap[i] = 0;
        }
        for (int i = 0; i < 600; i++) {
            int bit = allocate(bitmap);
            sum = sum * 31 + bit;
            if (i % 3 == 0) {
                release(bitmap, bit);
            }
        }
        return sum;
    }

    @NoInline
    private static int allocate(long[] bitmap) {
        for (int i = 0; i < bitmap.length; i++) {
            long word = bitmap[i];
            if (word != -1) {
                int bit = Long.numberOfTrailingZeros(~word);
                bitmap[i] = word | 1L << bit;
                return i * 64 + bit;
            }
        }
        return -1;
    }

    private static void release(long[] bitmap, int bit) {
        bitmap[bit >>> 6] &= ~(1L << bit);
    }
}
