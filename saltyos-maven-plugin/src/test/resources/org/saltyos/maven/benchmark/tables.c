/* The algorithms of TableKernels.java in C. */
#include "kernels.h"

enum { COUNT = 1024, NODES = 512, SLOTS = 2048, TABLE = 512, TABLES = 8, ADDRESSES = 256 };

struct node {
    int value;
    struct node *next;
};

static int sorted[COUNT];
static int other_sorted[3];
static int lookups[COUNT];
static int keys[SLOTS];
static int values[SLOTS];
static int other_keys[4];
static int other_values[4];
static struct node nodes[NODES];
static struct node other_nodes[2];
static long memory[TABLE * TABLES];
static long other_memory[TABLE];
static long node_words[64 * 16];
static long other_words[4];
static long bits[16];
static long other_bits[2];

static void make_list(struct node *list, int count) {
    for (int i = 0; i < count; i++) {
        list[i].value = i == 0 ? count : i * 7;
        list[i].next = i + 1 < count ? &list[i + 1] : 0;
    }
}

void prepare_tables(void) {
    for (int i = 0; i < COUNT; i++) {
        sorted[i] = i * 16381 + (i * i & 1023);
    }
    numbers(lookups, COUNT);
    for (int i = 0; i < SLOTS; i++) {
        keys[i] = 0;
    }
    for (int i = 0; i < COUNT; i++) {
        int key = sorted[i] | 1;
        u32 slot = (u32) key * 0x9e3779b1u >> 21;
        while (keys[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        keys[slot] = key;
        values[slot] = i;
    }
    make_list(nodes, NODES);
    make_list(other_nodes, 2);
    for (int table = 0; table < TABLES; table++) {
        for (int i = 0; i < TABLE; i++) {
            memory[table * TABLE + i] = (i * 7 + table) % 16 != 0 ? (long) ((table + i) % TABLES) << 12 | 1 : 0;
        }
    }
    for (int i = 0; i < 64 * 16; i++) {
        int guard_bits = i % 3;
        node_words[i] = (long) ((i * 5 + 3) % 64) << 16 | (long) (i & ((1 << guard_bits) - 1)) << 8 | guard_bits << 1
            | (i % 5 == 0 ? 1 : 0);
    }
}

static inline int search(const int *from, int length, int key) {
    int low = 0;
    int high = length - 1;
    while (low <= high) {
        int middle = (int) ((u32) (low + high) >> 1);
        int value = from[middle];
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

static NOINLINE int search_all(const int *from, int length, const int *wanted, int count) {
    u32 sum = 0;
    for (int i = 0; i < count; i++) {
        sum += (u32) search(from, length, wanted[i]);
    }
    return (int) sum;
}

int c_search(int other) {
    return search_all(other == 0 ? sorted : other_sorted, other == 0 ? COUNT : 3, lookups, COUNT);
}

static inline int probe(const int *table, const int *found, int length, int key) {
    int slot = (int) ((u32) key * 0x9e3779b1u >> 21) & (length - 1);
    while (table[slot] != 0) {
        if (table[slot] == key) {
            return found[slot];
        }
        slot = (slot + 1) & (length - 1);
    }
    return -1;
}

static NOINLINE int probe_all(const int *table, const int *found, int length, const int *wanted, int count) {
    u32 sum = 0;
    for (int i = 0; i < count; i++) {
        sum += (u32) probe(table, found, length, wanted[i] | (i & 3));
    }
    return (int) sum;
}

int c_probe(int other) {
    return probe_all(
        other == 0 ? keys : other_keys, other == 0 ? values : other_values, other == 0 ? SLOTS : 4, sorted, COUNT);
}

static NOINLINE int walk_list(const struct node *first) {
    u32 sum = 0;
    for (const struct node *node = first; node != 0; node = node->next) {
        sum = sum * 31 + (u32) node->value;
    }
    return (int) sum;
}

int c_list(int other) {
    return walk_list(other == 0 ? nodes : other_nodes);
}

static NOINLINE long walk_pages(const long *tables, int root, long address) {
    int table = root;
    for (int shift = 39; shift >= 12; shift -= 9) {
        long entry = tables[table * TABLE + (int) ((u64) address >> shift & (TABLE - 1))];
        if ((entry & 1) == 0) {
            return -shift;
        }
        table = (int) ((u64) entry >> 12);
    }
    return (long) table << 12 | (address & 0xfff);
}

int c_pagewalk(int other) {
    u64 sum = 0;
    for (int i = 0; i < ADDRESSES; i++) {
        sum = sum * 31 + (u64) walk_pages(other == 0 ? memory : other_memory, 0, (long) ((u64) i * 0x123456789abul));
    }
    return (int) sum;
}

static NOINLINE int look_up(const long *words, long pointer, int depth) {
    int node = 0;
    int left = depth;
    while (left >= 4) {
        left -= 4;
        int slot = node * 16 + (int) ((u64) pointer >> left & 15);
        long word = words[slot];
        if ((word & 1) != 0) {
            return slot;
        }
        int guard_bits = (int) ((u64) word >> 1) & 7;
        if (left < guard_bits) {
            return -1;
        }
        left -= guard_bits;
        if (((u64) pointer >> left & ((1ul << guard_bits) - 1)) != ((u64) word >> 8 & 0xff)) {
            return -2;
        }
        node = (int) ((u64) word >> 16);
    }
    return -3;
}

int c_capability(int other) {
    u64 sum = 0;
    for (int i = 0; i < ADDRESSES; i++) {
        sum = sum * 31
            + (u64) (long) look_up(other == 0 ? node_words : other_words, (long) ((u64) i * 0x9e3779b97f4a7c15ul), 32);
    }
    return (int) sum;
}

static NOINLINE int allocate(long *bitmap, int length) {
    for (int i = 0; i < length; i++) {
        long word = bitmap[i];
        if (word != -1) {
            int bit = __builtin_ctzl(~(u64) word);
            bitmap[i] = (long) ((u64) word | 1ul << bit);
            return i * 64 + bit;
        }
    }
    return -1;
}

int c_bitmap(int other) {
    long *bitmap = other == 0 ? bits : other_bits;
    int length = other == 0 ? 16 : 2;
    u32 sum = 0;
    for (int i = 0; i < length; i++) {
        bitmap[i] = 0;
    }
    for (int i = 0; i < 600; i++) {
        int bit = allocate(bitmap, length);
        sum = sum * 31 + (u32) bit;
        if (i % 3 == 0) {
            bitmap[bit >> 6] = (long) ((u64) bitmap[bit >> 6] & ~(1ul << (bit & 63)));
        }
    }
    return (int) sum;
}
