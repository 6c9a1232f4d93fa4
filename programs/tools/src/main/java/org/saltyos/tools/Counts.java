package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;

/**
 * What head and tail are asked for: {@code -n COUNT} lines, {@code -c COUNT} bytes, or {@code -COUNT} lines as before POSIX; with a plus,
 * for tail, from that one on. {@code -f} goes on at the end.
 */
final class Counts {
    private static final long DEFAULT = 10;

    private final List<String> files;
    private final boolean bytes;
    private final boolean fromStart;
    private final boolean follows;
    private final long count;

    Counts(Invocation call, boolean tail) throws UsageFault {
        List<String> arguments = new ArrayList<>(call.arguments());
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        boolean old = first.length() > 1 && first.charAt(0) == '-' && first.charAt(1) >= '0' && first.charAt(1) <= '9';
        if (old) {
            arguments.set(0, "-n" + first.substring(1));
        }
        Invocation read = new Invocation(call.name(), arguments, call.environment());
        files = read.options(tail ? "f" : "", "cn");
        follows = read.has('f');
        bytes = read.isGiven('c');
        String text = read.value(bytes ? 'c' : 'n');
        fromStart = tail && text.startsWith("+");
        boolean signed = text.startsWith("+") || tail && text.startsWith("-");
        count = bytes || read.isGiven('n') ? number(call, signed ? text.substring(1) : text) : DEFAULT;
    }

    /** How many. */
    long count() {
        return count;
    }

    /** Whether bytes are counted, not lines. */
    boolean areBytes() {
        return bytes;
    }

    /** Whether the count tells where to begin, 1 for the first, and not how many there are at the end. */
    boolean fromStart() {
        return fromStart;
    }

    /** Whether to wait at the end for what comes. */
    boolean follows() {
        return follows;
    }

    List<String> files() {
        return files;
    }

    private long number(Invocation call, String text) throws UsageFault {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        call.complain("invalid number of " + (bytes ? "bytes" : "lines") + ": '" + text + "'");
        throw UsageFault.WRONG;
    }
}
