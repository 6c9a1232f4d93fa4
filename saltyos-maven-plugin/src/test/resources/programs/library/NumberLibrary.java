package library;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;

/** Numbers: the wrappers, Math, StrictMath, BigInteger. */
public class NumberLibrary {
    private static final int[] INTS = {0, 1, -1, 7, 100, -128, 32767, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final long[] LONGS = {0, 1, -1, 1L << 40, -(1L << 33), Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] DOUBLES = {
        0, -0.0, 1, -1.5, 0.1, 1e-320, 1e300, 3.7, Math.PI, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE
    };

    public static void main(String[] arguments) {
        for (int i : INTS) {
            ints(i);
        }
        for (long l : LONGS) {
            longs(l);
        }
        for (double d : DOUBLES) {
            doubles(d);
        }
        small();
        parse();
        exact();
        big();
    }

    private static void ints(int i) {
        System.out.println(Integer.toString(i) + Integer.toHexString(i) + Integer.toOctalString(i) + Integer.toBinaryString(i));
        System.out.println(Integer.toString(i, 7) + Integer.toUnsignedString(i) + Integer.toUnsignedLong(i));
        System.out.println(Integer.bitCount(i) + Integer.numberOfLeadingZeros(i) + Integer.numberOfTrailingZeros(i));
        System.out.println(Integer.reverse(i) + Integer.reverseBytes(i) + Integer.rotateLeft(i, 5) + Integer.rotateRight(i, 3));
        System.out.println(Integer.highestOneBit(i) + Integer.lowestOneBit(i) + Integer.signum(i) + Integer.hashCode(i));
        System.out.println(Integer.compare(i, 5) + Integer.compareUnsigned(i, 5) + Integer.max(i, 3) + Integer.min(i, 3) + Integer.sum(i, 3));
        System.out.println(Integer.divideUnsigned(i, 7) + Integer.remainderUnsigned(i, 7));
        Integer boxed = i;
        System.out.println(boxed.equals(i) + " " + boxed.hashCode() + boxed.intValue() + boxed.longValue() + boxed.doubleValue()
                + boxed.floatValue() + boxed.shortValue() + boxed.byteValue() + boxed.compareTo(3) + boxed);
        System.out.println(Math.abs(i) + Math.max(i, 2) + Math.min(i, 2) + Math.floorMod(i, 7) + Math.floorDiv(i, 7));
    }

    private static void longs(long l) {
        System.out.println(Long.toString(l) + Long.toHexString(l) + Long.toOctalString(l) + Long.toBinaryString(l));
        System.out.println(Long.toString(l, 36) + Long.toUnsignedString(l));
        System.out.println(Long.bitCount(l) + Long.numberOfLeadingZeros(l) + Long.numberOfTrailingZeros(l) + Long.hashCode(l));
        System.out.println(Long.reverse(l) + Long.reverseBytes(l) + Long.rotateLeft(l, 9) + Long.rotateRight(l, 9));
        System.out.println(Long.highestOneBit(l) + Long.lowestOneBit(l) + Long.signum(l) + Long.compare(l, 4) + Long.compareUnsigned(l, 4));
        System.out.println(Long.divideUnsigned(l, 9) + Long.remainderUnsigned(l, 9) + Long.max(l, 1) + Long.min(l, 1) + Long.sum(l, 1));
        Long boxed = l;
        System.out.println(boxed.equals(l) + " " + boxed.hashCode() + boxed.intValue() + boxed.longValue() + boxed.doubleValue() + boxed.compareTo(7L) + boxed);
        System.out.println(Math.abs(l) + Math.floorMod(l, 5L) + Math.floorDiv(l, 5L) + Math.multiplyHigh(l, 12345678901L));
    }

    private static void doubles(double d) {
        float f = (float) d;
        System.out.println(d + " " + f + " " + Double.toString(d) + Float.toString(f) + Double.valueOf(d) + Float.valueOf(f));
        System.out.println(Double.doubleToLongBits(d) + " " + Double.doubleToRawLongBits(d) + " " + Float.floatToIntBits(f) + " " + Float.floatToRawIntBits(f));
        System.out.println(Double.isNaN(d) + " " + Double.isInfinite(d) + Double.isFinite(d) + Float.isNaN(f) + Double.hashCode(d) + Float.hashCode(f));
        System.out.println(Double.compare(d, 1) + " " + Float.compare(f, 1) + " " + Double.max(d, 1) + Double.min(d, 1) + Double.sum(d, 1));
        System.out.println((int) d + " " + (long) d + " " + (int) f + " " + (short) d + " " + (char) (int) d + Math.round(d) + Math.round(f));
        System.out.println(Math.floor(d) + " " + Math.ceil(d) + " " + Math.rint(d) + " " + Math.sqrt(d) + " " + Math.abs(d) + Math.signum(d));
        System.out.println(Math.max(d, 0.5) + " " + Math.min(d, 0.5) + " " + Math.copySign(d, -1) + " " + Math.ulp(d) + " " + Math.getExponent(d) + Math.nextUp(d));
        DoubleUnaryOperator[] functions = {
            StrictMath::sin, StrictMath::cos, StrictMath::tan, StrictMath::asin, StrictMath::acos, StrictMath::atan, StrictMath::exp,
            StrictMath::log, StrictMath::log10, StrictMath::cbrt, StrictMath::sinh, StrictMath::cosh, StrictMath::tanh,
            StrictMath::expm1, StrictMath::log1p, StrictMath::toRadians, StrictMath::toDegrees
        };
        for (DoubleUnaryOperator each : functions) {
            System.out.print(each.applyAsDouble(d) + " ");
        }
        System.out.println(StrictMath.pow(d, 2.5) + " " + StrictMath.atan2(d, 2) + " " + StrictMath.hypot(d, 3));
    }

    private static void small() {
        System.out.println(Byte.toString((byte) -3) + Short.toString((short) 300) + Byte.toUnsignedInt((byte) -3) + Short.toUnsignedInt((short) -3));
        System.out.println(Byte.valueOf((byte) 3).hashCode() + Short.valueOf((short) 4).compareTo((short) 5) + Byte.parseByte("12") + Short.parseShort("-12"));
        System.out.println(Boolean.parseBoolean("TRUE") + " " + Boolean.toString(false) + Boolean.valueOf(true).hashCode() + Boolean.logicalXor(true, false) + Boolean.compare(true, false));
        for (char c : "aZ5 é_ß\t".toCharArray()) {
            System.out.print(Character.isLetter(c) + "" + Character.isDigit(c) + Character.isWhitespace(c) + Character.isUpperCase(c)
                    + Character.isLowerCase(c) + Character.isLetterOrDigit(c) + Character.toUpperCase(c) + Character.toLowerCase(c)
                    + Character.getNumericValue(c) + Character.isJavaIdentifierStart(c) + Character.isJavaIdentifierPart(c) + Character.toString(c)
                    + Character.valueOf(c).hashCode() + Character.digit(c, 16) + Character.isSpaceChar(c) + Character.isISOControl(c) + " ");
        }
        System.out.println(Character.forDigit(11, 16) + "" + Character.charCount(0x1f600) + Character.toChars(0x1f600).length + Character.isSurrogate('a'));
        System.out.println(Character.toCodePoint('\ud83d', '\ude00') + " " + Character.MAX_VALUE + Character.compare('a', 'b') + Character.reverseBytes('a'));
    }

    private static void parse() {
        System.out.println(Integer.parseInt("-123") + Integer.parseInt("7f", 16) + Integer.valueOf("12") + Integer.decode("0x10") + Integer.parseUnsignedInt("4294967295"));
        System.out.println(Long.parseLong("-9999999999") + Long.valueOf("5") + Long.decode("-#ff") + Long.parseUnsignedLong("18446744073709551615"));
        System.out.println(Double.parseDouble("1.25e-3") + Float.parseFloat("3.5") + Double.valueOf("1e400") + Double.parseDouble("  -0x0.8p1 ".length() > 3 ? "NaN" : "1"));
        String[] wrong = {"", "x", "12a", "99999999999", "-", "1.5"};
        for (String each : wrong) {
            try {
                System.out.println(Integer.parseInt(each));
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static void exact() {
        Runnable[] overflowing = {
            () -> Math.addExact(Integer.MAX_VALUE, 1),
            () -> Math.subtractExact(Long.MIN_VALUE, 1L),
            () -> Math.multiplyExact(1 << 20, 1 << 20),
            () -> Math.multiplyExact(1L << 40, 1L << 40),
            () -> Math.toIntExact(1L << 40),
            () -> Math.negateExact(Integer.MIN_VALUE),
            () -> Math.incrementExact(Integer.MAX_VALUE),
            () -> Math.decrementExact(Integer.MIN_VALUE)
        };
        for (Runnable each : overflowing) {
            try {
                each.run();
                System.out.println("no overflow");
            } catch (ArithmeticException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static void big() {
        BigInteger a = new BigInteger("123456789012345678901234567890");
        BigInteger b = BigInteger.valueOf(-987654321);
        System.out.println(a.add(b) + " " + a.subtract(b) + " " + a.multiply(b) + " " + a.divide(b) + " " + a.mod(BigInteger.TEN) + " " + a.remainder(b));
        System.out.println(a.pow(5) + " " + a.gcd(b) + " " + a.negate().abs().signum() + a.compareTo(b) + a.equals(b) + a.hashCode() + a.bitLength());
        System.out.println(a.shiftLeft(70).shiftRight(3) + " " + a.toString(16) + " " + a.and(b) + a.or(b) + a.xor(b) + a.not() + a.longValue() + a.testBit(3));
        System.out.println(a.modPow(BigInteger.TWO, BigInteger.valueOf(97)) + " " + a.sqrt() + " " + a.max(b) + a.min(b) + a.intValue() + BigInteger.ONE.add(BigInteger.ZERO));
    }
}
