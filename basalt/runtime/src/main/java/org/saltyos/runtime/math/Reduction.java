package org.saltyos.runtime.math;

/**
 * Takes multiples of pi/2 off an argument (e_rem_pio2.c, k_rem_pio2.c). Small and medium arguments use pi/2 in pieces of 33
 * bits; large ones multiply by enough bits of 2/pi in pieces of 24 bits, where all sums of products are exact.
 *
 * <p>The pieces lie in static arrays, because nothing is allocated: only one thread may be here at a time.
 */
final class Reduction {
    private static final double INVERSE = 6.36619772367581382433e-01;
    private static final double FIRST = 1.57079632673412561417e+00;
    private static final double FIRST_TAIL = 6.07710050650619224932e-11;
    private static final double SECOND = 6.07710050630396597660e-11;
    private static final double SECOND_TAIL = 2.02226624879595063154e-21;
    private static final double THIRD = 2.02226624871116645580e-21;
    private static final double THIRD_TAIL = 8.47842766036889956997e-32;

    /** High words of pi/4, pi/2, 3 pi/4 and 2^19 pi/2. */
    private static final int QUARTER = 0x3fe921fb;

    private static final int HALF = 0x3ff921fb;
    private static final int THREE_QUARTERS = 0x4002d97c;
    private static final int MEDIUM = 0x413921fb;

    /** Up to here a multiple of pi/2 is told by its high word. */
    private static final int FEW = 32;

    private static final int PIECE_BITS = 24;
    private static final double PIECE = 0x1p24;
    private static final double INVERSE_PIECE = 0x1p-24;

    /** Pieces of 2/pi that are used at first; more follow if the result is small. */
    private static final int TERMS = 4;

    /** 2/pi in pieces of 24 bits. */
    private static final int[] TWO_OVER_PI = {
        0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
        0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
        0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
        0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
        0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e,
        0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b
    };

    /** pi/2 in pieces of 24 bits. */
    private static final double[] HALF_PI = {
        1.57079625129699707031e+00,
        7.54978941586159635335e-08,
        5.39030252995776476554e-15,
        3.28200341580791294123e-22,
        1.27065575308067607349e-29
    };

    private static final int MOST = 20;
    private static final double[] ARGUMENT = new double[3];
    private static final double[] FACTORS = new double[MOST];
    private static final double[] PRODUCTS = new double[MOST];
    private static final int[] PIECES = new int[MOST];
    private static final double[] SUMS = new double[MOST];

    private Reduction() {}

    /**
     * What is left of an argument.
     *
     * @param quadrant the multiple of pi/2 that was taken off; only its last two bits are right for large arguments
     * @param head the rest, at most about pi/4
     * @param tail what the rounding of {@code head} lost
     */
    record Reduced(int quadrant, double head, double tail) {
        Reduced negated() {
            return new Reduced(-quadrant, -head, -tail);
        }
    }

    /** Reduces a number; infinities and NaN leave NaN. */
    static Reduced reduce(double x) {
        int magnitude = Words.magnitude(x);
        if (magnitude <= QUARTER) {
            return new Reduced(0, x, 0);
        }
        if (magnitude >= Words.INFINITE) {
            return new Reduced(0, Double.NaN, Double.NaN);
        }
        double absolute = Math.abs(x);
        Reduced result = magnitude < THREE_QUARTERS
                ? once(absolute, magnitude)
                : magnitude <= MEDIUM ? medium(absolute, magnitude) : large(absolute, magnitude);
        return x < 0 ? result.negated() : result;
    }

    private static Reduced once(double x, int magnitude) {
        double rest = x - FIRST;
        double tail = FIRST_TAIL;
        if (magnitude == HALF) {
            rest -= SECOND;
            tail = SECOND_TAIL;
        }
        double head = rest - tail;
        return new Reduced(1, head, rest - head - tail);
    }

    private static Reduced medium(double x, int magnitude) {
        int n = (int) (x * INVERSE + 0.5);
        double factor = n;
        double rest = x - factor * FIRST;
        double tail = factor * FIRST_TAIL; // good to 85 bits
        double head = rest - tail;
        if (n >= FEW || magnitude == Words.high(factor * (Math.PI / 2))) {
            int exponent = magnitude >> Words.EXPONENT_SHIFT;
            if (exponent - exponent(head) > 16) {
                double before = rest;
                tail = factor * SECOND; // good to 118 bits
                rest = before - tail;
                tail = factor * SECOND_TAIL - (before - rest - tail);
                head = rest - tail;
                if (exponent - exponent(head) > 49) {
                    before = rest;
                    tail = factor * THIRD; // 151 bits cover all cases
                    rest = before - tail;
                    tail = factor * THIRD_TAIL - (before - rest - tail);
                    head = rest - tail;
                }
            }
        }
        return new Reduced(n, head, rest - head - tail);
    }

    private static int exponent(double x) {
        return Words.magnitude(x) >> Words.EXPONENT_SHIFT;
    }

    /** Splits a large argument into three pieces of 24 bits, the first with the given exponent. */
    private static Reduced large(double x, int magnitude) {
        int exponent = (magnitude >> Words.EXPONENT_SHIFT) - 1046;
        double z = Words.withHigh(x, magnitude - (exponent << Words.EXPONENT_SHIFT));
        for (int i = 0; i < 2; i++) {
            ARGUMENT[i] = (int) z;
            z = (z - ARGUMENT[i]) * PIECE;
        }
        ARGUMENT[2] = z;
        int pieces = 3;
        while (ARGUMENT[pieces - 1] == 0) {
            pieces--;
        }
        return large(exponent, pieces - 1);
    }

    private static Reduced large(int exponent, int lastPiece) {
        int first = Math.max(0, (exponent - 3) / PIECE_BITS); // pieces of 2/pi before it only give multiples of 8
        int scale = exponent - PIECE_BITS * (first + 1); // at most 2
        for (int i = 0; i <= lastPiece + TERMS; i++) {
            int at = first - lastPiece + i;
            FACTORS[i] = at < 0 ? 0 : TWO_OVER_PI[at];
        }
        for (int i = 0; i <= TERMS; i++) {
            PRODUCTS[i] = product(lastPiece, i);
        }
        int last = TERMS;
        while (true) {
            double z = distill(last) * Words.power(scale);
            z -= 8.0 * Math.floor(z * 0.125);
            int n = (int) z;
            z -= n;
            int half = 0; // whether the fraction is at least a half, so that 1 - fraction is what counts
            if (scale > 0) {
                int top = PIECES[last - 1] >> (PIECE_BITS - scale);
                n += top;
                PIECES[last - 1] -= top << (PIECE_BITS - scale);
                half = PIECES[last - 1] >> (PIECE_BITS - 1 - scale);
            } else if (scale == 0) {
                half = PIECES[last - 1] >> (PIECE_BITS - 1);
            } else if (z >= 0.5) {
                half = 2;
            }
            if (half > 0) {
                n++;
                boolean borrows = complement(last, scale);
                if (half == 2) {
                    z = 1 - z;
                    if (borrows) {
                        z -= Words.power(scale);
                    }
                }
            }
            int more = z == 0 ? missing(last) : 0;
            if (more == 0) {
                return sum(n, half > 0, z, last, scale);
            }
            for (int i = last + 1; i <= last + more; i++) {
                FACTORS[lastPiece + i] = TWO_OVER_PI[first + i];
                PRODUCTS[i] = product(lastPiece, i);
            }
            last += more;
        }
    }

    private static double product(int lastPiece, int i) {
        double sum = 0;
        for (int j = 0; j <= lastPiece; j++) {
            sum += ARGUMENT[j] * FACTORS[lastPiece + i - j];
        }
        return sum;
    }

    /** Makes pieces of 24 bits from the products, the lowest first; gives what stands before them. */
    private static double distill(int last) {
        double z = PRODUCTS[last];
        for (int i = 0; i < last; i++) {
            double carry = (int) (INVERSE_PIECE * z);
            PIECES[i] = (int) (z - PIECE * carry);
            z = PRODUCTS[last - 1 - i] + carry;
        }
        return z;
    }

    /** Replaces the fraction in the pieces by one minus it; whether there was any. */
    private static boolean complement(int last, int scale) {
        boolean borrows = false;
        for (int i = 0; i < last; i++) {
            int piece = PIECES[i];
            if (borrows) {
                PIECES[i] = 0xffffff - piece;
            } else if (piece != 0) {
                borrows = true;
                PIECES[i] = 0x1000000 - piece;
            }
        }
        if (scale > 0) {
            PIECES[last - 1] &= 0xffffff >> scale;
        }
        return borrows;
    }

    /** How many more pieces are needed because all that count are 0. */
    private static int missing(int last) {
        int bits = 0;
        for (int i = last - 1; i >= TERMS; i--) {
            bits |= PIECES[i];
        }
        if (bits != 0) {
            return 0;
        }
        int more = 1;
        while (PIECES[TERMS - more] == 0) {
            more++;
        }
        return more;
    }

    /** Multiplies the fraction by pi/2. */
    private static Reduced sum(int n, boolean negative, double rest, int terms, int exponent) {
        int last = terms;
        int scale = exponent;
        if (rest == 0) {
            do {
                last--;
                scale -= PIECE_BITS;
            } while (PIECES[last] == 0);
        } else {
            double z = rest * Words.power(-scale);
            if (z >= PIECE) {
                double carry = (int) (INVERSE_PIECE * z);
                PIECES[last] = (int) (z - PIECE * carry);
                last++;
                scale += PIECE_BITS;
                PIECES[last] = (int) carry;
            } else {
                PIECES[last] = (int) z;
            }
        }
        double unit = Words.power(scale);
        for (int i = last; i >= 0; i--) {
            PRODUCTS[i] = unit * PIECES[i];
            unit *= INVERSE_PIECE;
        }
        for (int i = last; i >= 0; i--) {
            double sum = 0;
            for (int k = 0; k <= TERMS && k <= last - i; k++) {
                sum += HALF_PI[k] * PRODUCTS[i + k];
            }
            SUMS[last - i] = sum;
        }
        double head = 0;
        for (int i = last; i >= 0; i--) {
            head += SUMS[i];
        }
        double tail = SUMS[0] - head;
        for (int i = 1; i <= last; i++) {
            tail += SUMS[i];
        }
        return negative ? new Reduced(n & 7, -head, -tail) : new Reduced(n & 7, head, tail);
    }
}
