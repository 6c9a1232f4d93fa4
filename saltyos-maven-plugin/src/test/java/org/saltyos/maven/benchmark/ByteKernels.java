package org.saltyos.maven.benchmark;

import org.saltyos.lang.Export;
import org.saltyos.lang.NoInline;

/** Kernels of the compiler benchmark over bytes: comparison, ciphers, checksums, codecs. bytes.c has the same in C. */
final class ByteKernels {
    private static final int LENGTH = 4096;
    private static final int PACKET = 64;
    private static final int BLOCK = 64;
    private static final int CHARACTERS = 1024;

    private static final byte[] LEFT = Kernels.bytes(LENGTH);
    private static final byte[] RIGHT = right();
    private static final byte[] OTHER = Kernels.bytes(7);
    private static final byte[] OTHER_RIGHT = Kernels.bytes(9);
    private static final int[] ROUND_CONSTANTS = Kernels.numbers(64);
    private static final int[] SCHEDULE = new int[64];
    private static final int[] STATE = new int[8];
    private static final int[] OTHER_STATE = new int[8];
    private static final int[] KEY = Kernels.numbers(16);
    private static final int[] OTHER_KEY = Kernels.numbers(17);
    private static final int[] STREAM = new int[16];
    private static final byte[] PACKETS = packets();
    private static final byte[] TEXT = text();
    private static final byte[] ALPHABET = alphabet();
    private static final byte[] ENCODED = new byte[LENGTH / 3 * 4 + 4];
    private static final byte[] OTHER_ENCODED = new byte[16];

    private ByteKernels() {}

    private static byte[] right() {
        byte[] bytes = Kernels.bytes(LENGTH);
        bytes[LENGTH - 1] ^= 1;
        return bytes;
    }

    @Export("java_memcmp")
    static int memcmp(int other) {
        return memcmp(other == 0 ? LEFT : OTHER, other == 0 ? RIGHT : OTHER_RIGHT);
    }

    @NoInline
    private static int memcmp(byte[] left, byte[] right) {
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return (left[i] & 0xff) - (right[i] & 0xff);
            }
        }
        return 0;
    }

    @Export("java_sha256")
    static int sha256(int other) {
        int[] state = other == 0 ? STATE : OTHER_STATE;
        for (int i = 0; i < state.length; i++) {
            state[i] = i;
        }
        sha256(state, SCHEDULE, other == 0 ? LEFT : OTHER);
        return state[0] ^ state[7];
    }

    /** FIPS 180-4, section 6.2.2, over whole blocks; the constants are arbitrary. */
    @NoInline
    private static void sha256(int[] state, int[] w, byte[] message) {
        for (int block = 0; block + BLOCK <= message.length; block += BLOCK) {
            for (int i = 0; i < 16; i++) {
                int at = block + 4 * i;
                w[i] = (message[at] & 0xff) << 24
                        | (message[at + 1] & 0xff) << 16
                        | (message[at + 2] & 0xff) << 8
                        | message[at + 3] & 0xff;
            }
            for (int i = 16; i < 64; i++) {
                int x = w[i - 15];
                int y = w[i - 2];
                int s0 = Integer.rotateRight(x, 7) ^ Integer.rotateRight(x, 18) ^ x >>> 3;
                int s1 = Integer.rotateRight(y, 17) ^ Integer.rotateRight(y, 19) ^ y >>> 10;
                w[i] = w[i - 16] + s0 + w[i - 7] + s1;
            }
            int a = state[0];
            int b = state[1];
            int c = state[2];
            int d = state[3];
            int e = state[4];
            int f = state[5];
            int g = state[6];
            int h = state[7];
            for (int i = 0; i < 64; i++) {
                int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
                int t1 = h + s1 + (e & f ^ ~e & g) + ROUND_CONSTANTS[i] + w[i];
                int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
                int t2 = s0 + (a & b ^ a & c ^ b & c);
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

    @Export("java_chacha20")
    static int chacha20(int other) {
        int[] key = other == 0 ? KEY : OTHER_KEY;
        int sum = 0;
        for (int i = 0; i < 16; i++) {
            key[12] = i;
            chacha20(key, STREAM);
            sum ^= STREAM[i];
        }
        return sum;
    }

    /** RFC 8439, section 2.3: one block. */
    @NoInline
    private static void chacha20(int[] key, int[] stream) {
        System.arraycopy(key, 0, stream, 0, 16);
        for (int i = 0; i < 10; i++) {
            quarter(stream, 0, 4, 8, 12);
            quarter(stream, 1, 5, 9, 13);
            quarter(stream, 2, 6, 10, 14);
            quarter(stream, 3, 7, 11, 15);
            quarter(stream, 0, 5, 10, 15);
            quarter(stream, 1, 6, 11, 12);
            quarter(stream, 2, 7, 8, 13);
            quarter(stream, 3, 4, 9, 14);
        }
        for (int i = 0; i < 16; i++) {
            stream[i] += key[i];
        }
    }

    private static void quarter(int[] s, int a, int b, int c, int d) {
        s[a] += s[b];
        s[d] = Integer.rotateLeft(s[d] ^ s[a], 16);
        s[c] += s[d];
        s[b] = Integer.rotateLeft(s[b] ^ s[c], 12);
        s[a] += s[b];
        s[d] = Integer.rotateLeft(s[d] ^ s[a], 8);
        s[c] += s[d];
        s[b] = Integer.rotateLeft(s[b] ^ s[c], 7);
    }

    @Export("java_ipchecksum")
    static int ipChecksum(int other) {
        byte[] packets = other == 0 ? PACKETS : OTHER;
        int sum = 0;
        for (int at = 0; at + PACKET <= packets.length; at += PACKET) {
            sum += ipChecksum(packets, at, (packets[at] & 15) * 4);
        }
        return sum;
    }

    /** RFC 1071: the complement of the sum of 16-bit words with carries taken around. */
    @NoInline
    private static int ipChecksum(byte[] bytes, int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }

    private static byte[] packets() {
        byte[] bytes = Kernels.bytes(LENGTH);
        for (int at = 0; at < LENGTH; at += PACKET) {
            bytes[at] = (byte) (at % 192 == 0 ? 0x46 : 0x45);
            bytes[at + 2] = 0;
            bytes[at + 3] = PACKET - 4;
            bytes[at + 9] = (byte) (at % 320 == 0 ? 6 : 17);
        }
        return bytes;
    }

    @Export("java_header")
    static int header(int other) {
        byte[] packets = other == 0 ? PACKETS : OTHER;
        int sum = 0;
        for (int at = 0; at + PACKET <= packets.length; at += PACKET) {
            sum = sum * 31 + header(packets, at, PACKET);
        }
        return sum;
    }

    /** RFC 791 and RFC 768: ports and addresses of a UDP packet, or a negative number that says what is wrong. */
    @NoInline
    private static int header(byte[] packet, int at, int length) {
        int first = packet[at] & 0xff;
        if (first >>> 4 != 4) {
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
        int source = half(packet, at + 12) << 16 | half(packet, at + 14);
        int target = half(packet, at + 16) << 16 | half(packet, at + 18);
        int ports = half(packet, at + header) ^ half(packet, at + header + 2);
        return source ^ target ^ ports + total;
    }

    private static int half(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    @Export("java_utf8")
    static int utf8(int other) {
        return utf8(other == 0 ? TEXT : OTHER);
    }

    /** RFC 3629, section 4: a sum over the characters, or -1 at the first byte that is wrong. */
    @NoInline
    private static int utf8(byte[] text) {
        int sum = 0;
        int at = 0;
        while (at < text.length) {
            int first = text[at++];
            if (first >= 0) {
                sum = sum * 31 + first;
                continue;
            }
            int more = (first & 0xe0) == 0xc0 ? 1 : (first & 0xf0) == 0xe0 ? 2 : (first & 0xf8) == 0xf0 ? 3 : 0;
            if (more == 0 || text.length - at < more) {
                return -1;
            }
            int character = first & (0x3f >>> more);
            for (int i = 0; i < more; i++) {
                int next = text[at++];
                if ((next & 0xc0) != 0x80) {
                    return -1;
                }
                character = character << 6 | next & 0x3f;
            }
            sum = sum * 31 + character;
        }
        return sum;
    }

    private static byte[] text() {
        StringBuilder text = new StringBuilder();
        for (int number : Kernels.numbers(CHARACTERS)) {
            int rest = number >> 2;
            text.appendCodePoint(
                    switch (number & 3) {
                        case 0 -> rest % 0x80;
                        case 1 -> 0x80 + rest % 0x700;
                        case 2 -> 0x800 + rest % 0xc000;
                        default -> 0x10000 + rest % 0x10000;
                    });
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Export("java_base64")
    static int base64(int other) {
        byte[] target = other == 0 ? ENCODED : OTHER_ENCODED;
        int length = base64(other == 0 ? LEFT : OTHER, target, ALPHABET);
        return length + target[0] + target[length / 2] * 3 + target[length - 1] * 5;
    }

    /** RFC 4648, section 4. */
    @NoInline
    private static int base64(byte[] source, byte[] target, byte[] alphabet) {
        int out = 0;
        int i = 0;
        for (; i + 2 < source.length; i += 3) {
            int bits = (source[i] & 0xff) << 16 | (source[i + 1] & 0xff) << 8 | source[i + 2] & 0xff;
            target[out] = alphabet[bits >>> 18];
            target[out + 1] = alphabet[bits >>> 12 & 63];
            target[out + 2] = alphabet[bits >>> 6 & 63];
            target[out + 3] = alphabet[bits & 63];
            out += 4;
        }
        if (i < source.length) {
            int bits = (source[i] & 0xff) << 16 | (i + 1 < source.length ? (source[i + 1] & 0xff) << 8 : 0);
            target[out] = alphabet[bits >>> 18];
            target[out + 1] = alphabet[bits >>> 12 & 63];
            target[out + 2] = i + 1 < source.length ? alphabet[bits >>> 6 & 63] : (byte) '=';
            target[out + 3] = (byte) '=';
            out += 4;
        }
        return out;
    }

    private static byte[] alphabet() {
        byte[] result = new byte[64];
        for (int i = 0; i < 64; i++) {
            result[i] = (byte) "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charAt(i);
        }
        return result;
    }
}
