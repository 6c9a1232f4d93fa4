package org.saltyos.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saltyos.basalt.posix.LineReader;

/** {@code sort [-bfnru] [-t C] [-k FIELD[,FIELD]] [FILE...]}: writes the lines in their order, that of their bytes if nothing else is said. */
final class Sort implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> lines = new ArrayList<>();
        List<String> files = call.options("bfnru", "kt");
        SortKey key = new SortKey(call);
        Inputs.each(call, files, (name, descriptor) -> {
            LineReader reader = new LineReader(descriptor);
            String line = reader.next();
            while (line != null) {
                lines.add(line);
                line = reader.next();
            }
        });
        Comparator<String> order = call.has('u')
                ? key
                : (a, b) -> {
                    int first = key.compare(a, b);
                    return first != 0 ? first : call.has('r') ? b.compareTo(a) : a.compareTo(b);
                };
        lines.sort(order);
        String last = null;
        for (String line : lines) {
            if (!call.has('u') || last == null || key.compare(last, line) != 0) {
                call.out().line(line);
                last = line;
            }
        }
        return call.status();
    }
}
