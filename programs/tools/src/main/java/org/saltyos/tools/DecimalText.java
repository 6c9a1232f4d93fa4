package org.saltyos.tools;

/**
 * The decimal number that a text starts with, of any length.
 *
 * @param negative whether it is below 0
 * @param whole digits before the point, without zeros in front
 * @param places digits behind it, without zeros at the end
 */
record DecimalText(boolean negative, String whole, String places) implements Comparable<DecimalText> {
    /** Reads it; 0 if there is none. */
    static DecimalText of(String text) {
        String rest = text.stripLeading();
        boolean minus = rest.startsWith("-");
        int start = minus ? 1 : 0;
        int point = digitsEnd(rest, start);
        int end = point < rest.length() && rest.charAt(point) == '.' ? digitsEnd(rest, point + 1) : point;
        String places = end > point ? rest.substring(point + 1, end) : "";
        while (start < point && rest.charAt(start) == '0') {
            start++;
        }
        while (places.endsWith("0")) {
            places = places.substring(0, places.length() - 1);
        }
        String whole = rest.substring(start, point);
        return new DecimalText(minus && !(whole + places).isEmpty(), whole, places);
    }

    private static int digitsEnd(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public int compareTo(DecimalText other) {
        if (negative != other.negative) {
            return negative ? -1 : 1;
        }
        int order = Integer.compare(whole.length(), other.whole.length());
        order = order != 0 ? order : whole.compareTo(other.whole);
        order = order != 0 ? order : places.compareTo(other.places);
        return negative ? -order : order;
    }
}
