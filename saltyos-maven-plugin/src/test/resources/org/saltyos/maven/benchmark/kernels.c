/*
 * The algorithms of Kernels.java in C, and the clock that measures both.
 *
 * Functions that do the work get one of two arrays as parameters and are not inlined, as in Java.
 */
#include "kernels.h"

enum { NUMBERS = 4096, BYTES = 4000, SORTED = 1024, RING_SIZE = 256, RING_ROUNDS = 2048, SMALL = 12 };

static int data[NUMBERS];
static signed char source[BYTES];
static signed char target[BYTES];
static u32 crc_table[256];
static int unsorted[SORTED];
static int work[SORTED];
static int pending[64];

struct ring {
    int *slots;
    int length;
    int head;
    int tail;
};
static int ring_slots[RING_SIZE];
static struct ring ring = {ring_slots, RING_SIZE, 0, 0};

static int other_data[3];
static signed char other_source[5];
static signed char other_target[7];
static int other_work[11];
static int other_slots[2];
static struct ring other_ring = {other_slots, 2, 0, 0};

void prepare_bytes(void);
void prepare_tables(void);

long prepare(void) {
    prepare_bytes();
    prepare_tables();
    numbers(data, NUMBERS);
    numbers(unsorted, SORTED);
    for (int i = 0; i < BYTES; i++) {
        source[i] = (signed char) data[i];
    }
    for (u32 i = 0; i < 256; i++) {
        u32 value = i;
        for (int bit = 0; bit < 8; bit++) {
            value = (value & 1) ? 0xedb88320u ^ (value >> 1) : value >> 1;
        }
        crc_table[i] = value;
    }
    return 0;
}

static NOINLINE int sum(const int *numbers, int length) {
    u32 sum = 0; /* unsigned: the sum wraps */
    for (int i = 0; i < length; i++) {
        sum += (u32) numbers[i];
    }
    return (int) sum;
}

static NOINLINE void copy(const signed char *source, signed char *target, int count) {
    for (int i = 0; i < count; i++) {
        target[i] = source[i];
    }
}

static NOINLINE u32 crc32(const signed char *bytes, int count) {
    u32 crc = ~0u;
    for (int i = 0; i < count; i++) {
        crc = crc_table[(crc ^ (u32) bytes[i]) & 0xff] ^ (crc >> 8);
    }
    return ~crc;
}

static NOINLINE void sort(int *numbers, int length, int *pending) {
    int depth = 0;
    int low = 0;
    int high = length - 1;
    while (1) {
        while (high - low > SMALL) {
            int pivot = numbers[(low + high) >> 1];
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

static int put(struct ring *ring, int value) {
    if (ring->tail - ring->head == ring->length) {
        return 0;
    }
    ring->slots[ring->tail & (ring->length - 1)] = value;
    ring->tail = (int) ((u32) ring->tail + 1);
    return 1;
}

static int take(struct ring *ring) {
    int value = ring->slots[ring->head & (ring->length - 1)];
    ring->head = (int) ((u32) ring->head + 1);
    return value;
}

static NOINLINE int run_ring(struct ring *ring, int rounds) {
    u32 sum = 0;
    for (int i = 0; i < rounds; i++) {
        put(ring, i);
        put(ring, i * 3);
        sum += (u32) take(ring);
        if ((i & 7) == 7) {
            while (ring->head != ring->tail) {
                sum ^= (u32) take(ring);
            }
        }
    }
    return (int) sum;
}

static int c_sum(int other) {
    return sum(other == 0 ? data : other_data, other == 0 ? NUMBERS : 3);
}

static int c_copy(int other) {
    copy(other == 0 ? source : other_source, other == 0 ? target : other_target, other == 0 ? BYTES : 5);
    return target[7] + target[BYTES - 1];
}

static int c_crc32(int other) {
    return (int) crc32(other == 0 ? source : other_source, other == 0 ? BYTES : 5);
}

static int c_qsort(int other) {
    __builtin_memcpy(work, unsorted, sizeof work);
    sort(other == 0 ? work : other_work, other == 0 ? SORTED : 11, pending);
    return work[0] ^ work[SORTED / 3] ^ work[SORTED - 1];
}

static int c_ring(int other) {
    return run_ring(other == 0 ? &ring : &other_ring, RING_ROUNDS);
}

int java_sum(int other);
int java_copy(int other);
int java_crc32(int other);
int java_qsort(int other);
int java_ring(int other);
int java_memcmp(int other);
int java_sha256(int other);
int java_chacha20(int other);
int java_ipchecksum(int other);
int java_header(int other);
int java_utf8(int other);
int java_base64(int other);
int java_search(int other);
int java_probe(int other);
int java_list(int other);
int java_pagewalk(int other);
int java_capability(int other);
int java_bitmap(int other);

int c_memcmp(int other);
int c_sha256(int other);
int c_chacha20(int other);
int c_ipchecksum(int other);
int c_header(int other);
int c_utf8(int other);
int c_base64(int other);
int c_search(int other);
int c_probe(int other);
int c_list(int other);
int c_pagewalk(int other);
int c_capability(int other);
int c_bitmap(int other);

typedef int kernel(int other);
static kernel *const kernels[][2] = {
    {java_sum, c_sum},
    {java_copy, c_copy},
    {java_crc32, c_crc32},
    {java_qsort, c_qsort},
    {java_ring, c_ring},
    {java_memcmp, c_memcmp},
    {java_sha256, c_sha256},
    {java_chacha20, c_chacha20},
    {java_ipchecksum, c_ipchecksum},
    {java_header, c_header},
    {java_utf8, c_utf8},
    {java_base64, c_base64},
    {java_search, c_search},
    {java_probe, c_probe},
    {java_list, c_list},
    {java_pagewalk, c_pagewalk},
    {java_capability, c_capability},
    {java_bitmap, c_bitmap},
};

/* The result of one run of a kernel in a language: 0 is Java, 1 is C. */
long result(long index, long language) {
    return (long) (u32) kernels[index][language](0);
}

static u64 cycles(void) {
    u32 low;
    u32 high;
    __asm__ volatile("lfence; rdtsc; lfence" : "=a"(low), "=d"(high) : : "memory");
    return (u64) high << 32 | low;
}

/* The fewest cycles that a number of runs took in any of a number of rounds. */
long measure(long index, long language, long runs, long rounds) {
    u64 best = ~0ul;
    for (long round = 0; round < rounds; round++) {
        u64 start = cycles();
        for (long run = 0; run < runs; run++) {
            kernels[index][language](0);
        }
        u64 taken = cycles() - start;
        best = taken < best ? taken : best;
    }
    return (long) best;
}
