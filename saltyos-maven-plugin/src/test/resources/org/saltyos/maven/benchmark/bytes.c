/* The algorithms of ByteKernels.java in C. */
#include "kernels.h"

enum { LENGTH = 4096, PACKET = 64, BLOCK = 64, CHARACTERS = 1024 };

static signed char left[LENGTH];
static signed char right[LENGTH];
static signed char other_bytes[7];
static signed char other_right[9];
static int round_constants[64];
static int schedule[64];
static int state_words[8];
static int other_state[8];
static int key_words[16];
static int other_key[17];
static int stream_words[16];
static signed char packets[LENGTH];
static signed char text[CHARACTERS * 4];
static int text_length;
static const signed char alphabet[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static signed char encoded[LENGTH / 3 * 4 + 4];
static signed char other_encoded[16];

static void put_character(u32 c) {
    if (c < 0x80) {
        text[text_length++] = (signed char) c;
    } else if (c < 0x800) {
        text[text_length++] = (signed char) (0xc0 | c >> 6);
        text[text_length++] = (signed char) (0x80 | (c & 63));
    } else if (c < 0x10000) {
        text[text_length++] = (signed char) (0xe0 | c >> 12);
        text[text_length++] = (signed char) (0x80 | (c >> 6 & 63));
        text[text_length++] = (signed char) (0x80 | (c & 63));
    } else {
        text[text_length++] = (signed char) (0xf0 | c >> 18);
        text[text_length++] = (signed char) (0x80 | (c >> 12 & 63));
        text[text_length++] = (signed char) (0x80 | (c >> 6 & 63));
        text[text_length++] = (signed char) (0x80 | (c & 63));
    }
}

void prepare_bytes(void) {
    static int random[CHARACTERS];
    bytes(left, LENGTH);
    bytes(right, LENGTH);
    right[LENGTH - 1] ^= 1;
    bytes(other_bytes, 7);
    bytes(other_right, 9);
    numbers(round_constants, 64);
    numbers(key_words, 16);
    numbers(other_key, 17);
    bytes(packets, LENGTH);
    for (int at = 0; at < LENGTH; at += PACKET) {
        packets[at] = at % 192 == 0 ? 0x46 : 0x45;
        packets[at + 2] = 0;
        packets[at + 3] = PACKET - 4;
        packets[at + 9] = at % 320 == 0 ? 6 : 17;
    }
    numbers(random, CHARACTERS);
    text_length = 0;
    for (int i = 0; i < CHARACTERS; i++) {
        u32 rest = (u32) random[i] >> 2;
        switch (random[i] & 3) {
        case 0: put_character(rest % 0x80); break;
        case 1: put_character(0x80 + rest % 0x700); break;
        case 2: put_character(0x800 + rest % 0xc000); break;
        default: put_character(0x10000 + rest % 0x10000); break;
        }
    }
}

static NOINLINE int compare_memory(const signed char *a, const signed char *b, int count) {
    for (int i = 0; i < count; i++) {
        if (a[i] != b[i]) {
            return (u8) a[i] - (u8) b[i];
        }
    }
    return 0;
}

int c_memcmp(int other) {
    return compare_memory(
        other == 0 ? left : other_bytes, other == 0 ? right : other_right, other == 0 ? LENGTH : 7);
}

static inline u32 rotate_right(u32 x, int n) {
    return x >> n | x << (32 - n);
}

static NOINLINE void sha256_blocks(int *state, int *words, const signed char *message, int length) {
    u32 *w = (u32 *) words;
    for (int block = 0; block + BLOCK <= length; block += BLOCK) {
        for (int i = 0; i < 16; i++) {
            const u8 *m = (const u8 *) message + block + 4 * i;
            w[i] = (u32) m[0] << 24 | (u32) m[1] << 16 | (u32) m[2] << 8 | m[3];
        }
        for (int i = 16; i < 64; i++) {
            u32 x = w[i - 15];
            u32 y = w[i - 2];
            u32 s0 = rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3;
            u32 s1 = rotate_right(y, 17) ^ rotate_right(y, 19) ^ y >> 10;
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        u32 a = state[0], b = state[1], c = state[2], d = state[3];
        u32 e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++) {
            u32 s1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
            u32 t1 = h + s1 + ((e & f) ^ (~e & g)) + (u32) round_constants[i] + w[i];
            u32 s0 = rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
            u32 t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}

int c_sha256(int other) {
    int *state = other == 0 ? state_words : other_state;
    for (int i = 0; i < 8; i++) {
        state[i] = i;
    }
    sha256_blocks(state, schedule, other == 0 ? left : other_bytes, other == 0 ? LENGTH : 7);
    return state[0] ^ state[7];
}

static inline u32 rotate_left(u32 x, int n) {
    return x << n | x >> (32 - n);
}

static inline void quarter(u32 *s, int a, int b, int c, int d) {
    s[a] += s[b];
    s[d] = rotate_left(s[d] ^ s[a], 16);
    s[c] += s[d];
    s[b] = rotate_left(s[b] ^ s[c], 12);
    s[a] += s[b];
    s[d] = rotate_left(s[d] ^ s[a], 8);
    s[c] += s[d];
    s[b] = rotate_left(s[b] ^ s[c], 7);
}

static NOINLINE void chacha20_block(const int *key, int *stream) {
    u32 *s = (u32 *) stream;
    __builtin_memcpy(s, key, 64);
    for (int i = 0; i < 10; i++) {
        quarter(s, 0, 4, 8, 12);
        quarter(s, 1, 5, 9, 13);
        quarter(s, 2, 6, 10, 14);
        quarter(s, 3, 7, 11, 15);
        quarter(s, 0, 5, 10, 15);
        quarter(s, 1, 6, 11, 12);
        quarter(s, 2, 7, 8, 13);
        quarter(s, 3, 4, 9, 14);
    }
    for (int i = 0; i < 16; i++) {
        s[i] += (u32) key[i];
    }
}

int c_chacha20(int other) {
    int *key = other == 0 ? key_words : other_key;
    int sum = 0;
    for (int i = 0; i < 16; i++) {
        key[12] = i;
        chacha20_block(key, stream_words);
        sum ^= stream_words[i];
    }
    return sum;
}

static NOINLINE int checksum(const signed char *data, int from, int count) {
    const u8 *p = (const u8 *) data;
    u32 sum = 0;
    for (int i = from; i < from + count; i += 2) {
        sum += (u32) p[i] << 8 | p[i + 1];
    }
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    return (int) (~sum & 0xffff);
}

int c_ipchecksum(int other) {
    const signed char *from = other == 0 ? packets : other_bytes;
    int length = other == 0 ? LENGTH : 7;
    int sum = 0;
    for (int at = 0; at + PACKET <= length; at += PACKET) {
        sum += checksum(from, at, (from[at] & 15) * 4);
    }
    return sum;
}

static inline int half(const signed char *data, int at) {
    return (u8) data[at] << 8 | (u8) data[at + 1];
}

static NOINLINE int parse_header(const signed char *packet, int at, int length) {
    int first = (u8) packet[at];
    if (first >> 4 != 4) {
        return -1;
    }
    int header = (first & 15) * 4;
    int total = half(packet, at + 2);
    if (header < 20 || total < header + 8 || total > length) {
        return -2;
    }
    if ((half(packet, at + 6) & 0x3fff) == 0x3fff || packet[at + 9] != 17) {
        return -3;
    }
    u32 source = (u32) half(packet, at + 12) << 16 | (u32) half(packet, at + 14);
    u32 target = (u32) half(packet, at + 16) << 16 | (u32) half(packet, at + 18);
    u32 ports = (u32) half(packet, at + header) ^ (u32) half(packet, at + header + 2);
    return (int) (source ^ target ^ (ports + (u32) total));
}

int c_header(int other) {
    const signed char *from = other == 0 ? packets : other_bytes;
    int length = other == 0 ? LENGTH : 7;
    u32 sum = 0;
    for (int at = 0; at + PACKET <= length; at += PACKET) {
        sum = sum * 31 + (u32) parse_header(from, at, PACKET);
    }
    return (int) sum;
}

static NOINLINE int decode_utf8(const signed char *in, int length) {
    u32 sum = 0;
    int at = 0;
    while (at < length) {
        int first = in[at++];
        if (first >= 0) {
            sum = sum * 31 + (u32) first;
            continue;
        }
        int more = (first & 0xe0) == 0xc0 ? 1 : (first & 0xf0) == 0xe0 ? 2 : (first & 0xf8) == 0xf0 ? 3 : 0;
        if (more == 0 || length - at < more) {
            return -1;
        }
        int character = first & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            int next = in[at++];
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            character = character << 6 | (next & 0x3f);
        }
        sum = sum * 31 + (u32) character;
    }
    return (int) sum;
}

int c_utf8(int other) {
    return decode_utf8(other == 0 ? text : other_bytes, other == 0 ? text_length : 7);
}

static NOINLINE int encode_base64(const signed char *in, int length, signed char *out, const signed char *letters) {
    const u8 *p = (const u8 *) in;
    int to = 0;
    int i = 0;
    for (; i + 2 < length; i += 3) {
        u32 bits = (u32) p[i] << 16 | (u32) p[i + 1] << 8 | p[i + 2];
        out[to] = letters[bits >> 18];
        out[to + 1] = letters[bits >> 12 & 63];
        out[to + 2] = letters[bits >> 6 & 63];
        out[to + 3] = letters[bits & 63];
        to += 4;
    }
    if (i < length) {
        u32 bits = (u32) p[i] << 16 | (i + 1 < length ? (u32) p[i + 1] << 8 : 0);
        out[to] = letters[bits >> 18];
        out[to + 1] = letters[bits >> 12 & 63];
        out[to + 2] = i + 1 < length ? letters[bits >> 6 & 63] : '=';
        out[to + 3] = '=';
        to += 4;
    }
    return to;
}

int c_base64(int other) {
    signed char *target = other == 0 ? encoded : other_encoded;
    int length = encode_base64(other == 0 ? left : other_bytes, other == 0 ? LENGTH : 7, target, alphabet);
    return length + target[0] + target[length / 2] * 3 + target[length - 1] * 5;
}
