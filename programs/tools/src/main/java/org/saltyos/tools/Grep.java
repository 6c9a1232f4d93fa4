package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.posix.LineReader;

/** {@code grep [-EFcinqv] PATTERN [FILE...]}: writes the lines that match; the status tells whether there were any. */
final class Grep implements Applet {
    private static final int TROUBLE = 2;

    private int matches;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> files = new ArrayList<>(call.options("EFcinqv"));
        if (files.isEmpty()) {
            call.complain("missing pattern");
            throw UsageFault.WRONG;
        }
        String text = files.remove(0);
        Expression expression = new Expression(call.has('F') ? quoted(text) : text, call.has('i'));
        try {
            expression.isFoundIn("");
        } catch (IllegalArgumentException wrong) {
            call.complain(String.valueOf(wrong.getMessage()));
            return TROUBLE;
        }
        boolean names = files.size() > 1;
        Inputs.each(call, files, (name, descriptor) -> {
            String prefix = names ? name + ":" : "";
            int before = matches;
            LineReader reader = new LineReader(descriptor);
            String line = reader.next();
            for (int number = 1; line != null; number++) {
                if (expression.isFoundIn(line) != call.has('v')) {
                    matches++;
                    if (!call.has('c') && !call.has('q')) {
                        call.out().line(prefix + (call.has('n') ? number + ":" : "") + line);
                    }
                }
                line = reader.next();
            }
            if (call.has('c')) {
                call.out().line(prefix + (matches - before));
            }
        });
        return call.status() != 0 ? TROUBLE : matches > 0 ? 0 : 1;
    }

    /** The expression that matches a text as it is. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            quoted.append('\\').append(text.charAt(i));
        }
        return quoted.toString();
    }
}
