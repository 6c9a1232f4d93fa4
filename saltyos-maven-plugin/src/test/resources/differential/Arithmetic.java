package differential;

/** Integer arithmetic: the first suspects are MIN / -1, shift distances, narrowing and unsigned operations. */
public final class Arithmetic {
    private Arithmetic() {}

    public static int add(int a, int b) { return a + b; }
    public static int subtract(int a, int b) { return a - b; }
    public static int multiply(int a, int b) { return a * b; }
    public static int divide(int a, int b) { return a / b; }
    public static int remainder(int a, int b) { return a % b; }
    public static int negate(int a) { return -a; }
    public static int and(int a, int b) { return a & b; }
    public static int or(int a, int b) { return a | b; }
    public static int xor(int a, int b) { return a ^ b; }
    public static int complement(int a) { return ~a; }
    public static int shiftLeft(int a, int b) { return a << b; }
    public static int shiftRight(int a, int b) { return a >> b; }
    public static int shiftRightUnsigned(int a, int b) { return a >>> b; }
    public static int toByte(int a) { return (byte) a; }
    public static int toShort(int a) { return (short) a; }
    public static int toChar(int a) { return (char) a; }
    public static long widen(int a) { return a; }
    public static long addLong(long a, long b) { return a + b; }
    public static long multiplyLong(long a, long b) { return a * b; }
    public static long divideLong(long a, long b) { return a / b; }
    public static long remainderLong(long a, long b) { return a % b; }
    public static long negateLong(long a) { return -a; }
    public static long shiftLeftLong(long a, int b) { return a << b; }
    public static long shiftRightLong(long a, int b) { return a >> b; }
    public static long shiftRightUnsignedLong(long a, int b) { return a >>> b; }
    public static int narrow(long a) { return (int) a; }
    public static int compareLong(long a, long b) { return a < b ? -1 : a > b ? 1 : 0; }
    public static int lessOrEqual(long a, long b) { return a <= b ? 1 : 0; }
    public static int divideBySeven(int a) { return a / 7; }
    public static long divideByMinusOne(long a) { return a / -1; }

    public static int compound(int a, int b) {
        int x = a;
        x += b;
        x <<= 3;
        x ^= a;
        x -= b * 3;
        byte small = (byte) x;
        small += 7;
        short middle = (short) (x >> 2);
        middle *= 3;
        char unsigned = (char) x;
        unsigned++;
        return small + middle + unsigned + x++ + --x;
    }

    public static int bits(int a, int b) {
        return Integer.bitCount(a) + 64 * Integer.numberOfLeadingZeros(a) + 4096 * Integer.numberOfTrailingZeros(b)
                ^ Integer.rotateLeft(a, b) ^ Integer.rotateRight(b, a) ^ Integer.reverse(a) ^ Integer.reverseBytes(b)
                ^ Integer.highestOneBit(a) ^ Integer.lowestOneBit(b);
    }

    public static long bitsLong(long a, int b) {
        return Long.bitCount(a) + 64 * Long.numberOfLeadingZeros(a) + 4096 * Long.numberOfTrailingZeros(a)
                ^ Long.rotateLeft(a, b) ^ Long.rotateRight(a, b) ^ Long.reverse(a) ^ Long.reverseBytes(a)
                ^ Long.highestOneBit(a) ^ Long.lowestOneBit(a);
    }

    public static int divideUnsigned(int a, int b) { return Integer.divideUnsigned(a, b); }
    public static int remainderUnsigned(int a, int b) { return Integer.remainderUnsigned(a, b); }
    public static long divideUnsignedLong(long a, long b) { return Long.divideUnsigned(a, b); }
    public static long remainderUnsignedLong(long a, long b) { return Long.remainderUnsigned(a, b); }
    public static int compareUnsigned(int a, int b) { return Integer.compareUnsigned(a, b); }
    public static int compareUnsignedLong(long a, long b) { return Long.compareUnsigned(a, b); }
    public static int compare(int a, int b) { return Integer.compare(a, b) + 4 * Integer.signum(a); }
    public static long toUnsigned(int a) { return Integer.toUnsignedLong(a); }
    public static int byteToUnsigned(int a) { return Byte.toUnsignedInt((byte) a); }
    public static long multiplyHigh(long a, long b) { return Math.multiplyHigh(a, b); }
    public static int floorMod(int a, int b) { return Math.floorMod(a, b); }
    public static int floorDiv(int a, int b) { return Math.floorDiv(a, b); }
    public static int addExact(int a, int b) { return Math.addExact(a, b); }
    public static long multiplyExact(long a, long b) { return Math.multiplyExact(a, b); }
    public static int toIntExact(long a) { return Math.toIntExact(a); }
    public static int minMaxAbs(int a, int b) { return Math.min(a, b) * 3 + Math.max(a, b) * 5 + Math.abs(a); }
    public static long minMaxAbsLong(long a, long b) { return Math.min(a, b) * 3 + Math.max(a, b) * 5 + Math.abs(a); }
}
