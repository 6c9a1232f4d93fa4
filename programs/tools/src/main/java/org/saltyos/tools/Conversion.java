package org.saltyos.tools;

/** One conversion of a format of {@code printf}, read from its percent sign on: {@code %-8.3s} and the like. */
final class Conversion {
    private static final int WIDEST = 1000;

    private final String format;
    private final String flags;
    private final int width;
    private final int precision;
    private int at;

    /** Reads what stands behind the percent sign at {@code start - 1}. */
    Conversion(String format, int start) {
        this.format = format;
        at = start;
        while (at < format.length() && "-0+ ".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        flags = format.substring(start, at);
        width = number();
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = number();
        } else {
            precision = -1;
        }
    }

    private int number() {
        int value = 0;
        while (at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            value = Math.min(value * 10 + format.charAt(at) - '0', WIDEST);
            at++;
        }
        return value;
    }

    /** The letter that tells what is written; a space if the format ends before it. */
    char kind() {
        return at < format.length() ? format.charAt(at) : ' ';
    }

    /** Where the format goes on. */
    int end() {
        return at + 1;
    }

    /** A text: as much of it as the precision allows. */
    String text(String value) {
        boolean cut = precision >= 0 && precision < value.length();
        return padded(cut ? value.substring(0, precision) : value);
    }

    /** The digits of a number, with as many zeros as the flags and the precision ask for. */
    String digits(boolean negative, String digits) {
        String sign = sign(negative);
        int least = precision >= 0 ? precision : has('0') && !has('-') ? width - sign.length() : 0;
        return padded(sign + "0".repeat(Math.max(0, least - digits.length())) + digits);
    }

    private String sign(boolean negative) {
        return negative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    /** A decimal fraction, rounded to the precision, 6 places if none is given; half goes away from zero. */
    String fraction(boolean negative, String whole, String places) {
        int wanted = precision < 0 ? 6 : precision;
        String kept =
                places.length() > wanted ? places.substring(0, wanted) : places + "0".repeat(wanted - places.length());
        StringBuilder digits = new StringBuilder("0").append(whole).append(kept);
        if (places.length() > wanted && places.charAt(wanted) >= '5') {
            int i = digits.length() - 1;
            while (digits.charAt(i) == '9') {
                digits.setCharAt(i, '0');
                i--;
            }
            digits.setCharAt(i, (char) (digits.charAt(i) + 1));
        }
        int zeros = 0;
        while (zeros + 1 < digits.length() - wanted && digits.charAt(zeros) == '0') {
            zeros++;
        }
        digits.delete(0, zeros);
        if (wanted > 0) {
            digits.insert(digits.length() - wanted, '.');
        }
        String sign = sign(negative);
        int missing = has('0') && !has('-') ? width - sign.length() - digits.length() : 0;
        return padded(sign + "0".repeat(Math.max(0, missing)) + digits);
    }

    private String padded(String text) {
        return has('-') ? Columns.left(text, width) : Columns.right(text, width);
    }

    private boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }
}
