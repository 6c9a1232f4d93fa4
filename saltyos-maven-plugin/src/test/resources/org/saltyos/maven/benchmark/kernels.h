/* What the kernels of the compiler benchmark in C share. Freestanding: no header, no library. */
typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long u64;
#define NOINLINE __attribute__((noinline))

/* The numbers and bytes that Kernels.java makes. */
static inline void numbers(int *result, int count) {
    u32 state = 1;
    for (int i = 0; i < count; i++) {
        state = state * 1103515245u + 12345u;
        result[i] = (int) (state >> 8);
    }
}

static inline void bytes(signed char *result, int count) {
    u32 state = 1;
    for (int i = 0; i < count; i++) {
        state = state * 1103515245u + 12345u;
        result[i] = (signed char) (state >> 8);
    }
}
