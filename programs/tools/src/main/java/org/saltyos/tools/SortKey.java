package org.saltyos.tools;

import java.util.Comparator;

/**
 * What {@code sort} compares: whole lines, or with {@code -k FIRST[,LAST]} the fields from one to another; as numbers with n, without
 * regard to case with f, the other way round with r. The letters may stand behind a field's number too.
 */
final class SortKey implements Comparator<String> {
    private final String separator;
    private final boolean numbers;
    private final boolean ignoreCase;
    private final boolean reverse;
    private final boolean skipBlanks;
    private int first;
    private int last;

    SortKey(Invocation call) throws UsageFault {
        separator = call.value('t');
        String key = call.value('k');
        String letters = key.replace(",", "");
        boolean own = hasLetter(letters);
        numbers = own ? letters.indexOf('n') >= 0 : call.has('n');
        ignoreCase = own ? letters.indexOf('f') >= 0 : call.has('f');
        reverse = own ? letters.indexOf('r') >= 0 : call.has('r');
        skipBlanks = call.has('b') || letters.indexOf('b') >= 0;
        if (call.isGiven('k')) {
            int comma = key.indexOf(',');
            first = field(call, comma < 0 ? key : key.substring(0, comma));
            last = comma < 0 ? Integer.MAX_VALUE : field(call, key.substring(comma + 1));
        }
        if (separator.length() > 1) {
            call.complain("the separator must be one character: '" + separator + "'");
            throw UsageFault.WRONG;
        }
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return true;
            }
        }
        return false;
    }

    private static int field(Invocation call, String text) throws UsageFault {
        int number = 0;
        int i = 0;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            number = Math.min(number * 10 + text.charAt(i) - '0', 100_000);
            i++;
        }
        for (; i < text.length() && number > 0; i++) {
            number = "bfnr".indexOf(text.charAt(i)) < 0 ? 0 : number;
        }
        if (number == 0) {
            call.complain("invalid field '" + text + "'");
            throw UsageFault.WRONG;
        }
        return number;
    }

    @Override
    public int compare(String a, String b) {
        String left = part(a);
        String right = part(b);
        int order = numbers
                ? compareNumbers(left, right)
                : ignoreCase ? left.compareToIgnoreCase(right) : left.compareTo(right);
        return reverse ? -order : order;
    }

    private String part(String line) {
        int start = first == 0 ? 0 : fieldStart(line, first);
        int end = first == 0 || last == Integer.MAX_VALUE ? line.length() : fieldEnd(line, last);
        String part = start >= end ? "" : line.substring(start, end);
        return skipBlanks ? part.stripLeading() : part;
    }

    private int fieldStart(String line, int number) {
        int at = 0;
        for (int i = 1; i < number; i++) {
            at = separator.isEmpty() ? blankEnd(line, at) : line.indexOf(separator, at) + 1;
            if (at == 0 || at > line.length()) {
                return line.length();
            }
        }
        return at;
    }

    private int fieldEnd(String line, int number) {
        int start = fieldStart(line, number);
        if (separator.isEmpty()) {
            return blankEnd(line, start);
        }
        int end = line.indexOf(separator, start);
        return end < 0 ? line.length() : end;
    }

    /** Where the field ends whose blanks, or else whose text, start at a place. */
    private static int blankEnd(String line, int start) {
        int at = start;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Compares the numbers that texts start with, which may have a sign and decimal places. */
    private static int compareNumbers(String a, String b) {
        return DecimalText.of(a).compareTo(DecimalText.of(b));
    }
}
