package org.saltyos.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.basalt.posix.LineReader;

/** {@code sort [-nru] [FILE...]}: writes the lines in their order: of their bytes, or with -n of the numbers they start with. */
final class Sort implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> lines = new ArrayList<>();
        Inputs.each(call, call.options("nru"), (name, descriptor) -> {
            LineReader reader = new LineReader(descriptor);
            String line = reader.next();
            while (line != null) {
                lines.add(line);
                line = reader.next();
            }
        });
        Comparator<String> order = call.has('n') ? Sort::compareNumbers : String::compareTo;
        lines.sort(call.has('r') ? (a, b) -> order.compare(b, a) : order);
        String last = null;
        for (String line : lines) {
            if (!call.has('u') || last == null || order.compare(last, line) != 0) {
                call.out().line(line);
            }
            last = line;
        }
        return call.status();
    }

    private static int compareNumbers(String a, String b) {
        int order = Long.compare(number(a), number(b));
        return order != 0 ? order : a.compareTo(b);
    }

    /** The whole number that a text starts with, behind spaces; 0 if it starts with none. */
    private static long number(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        boolean negative = i < text.length() && text.charAt(i) == '-';
        long value = 0;
        for (i += negative ? 1 : 0; i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return negative ? -value : value;
    }
}
