package org.saltyos.tools;

import org.saltyos.basalt.posix.LineReader;
import org.saltyos.basalt.posix.PosixFault;

/** {@code uniq [-c] [FILE]}: writes lines once that follow each other. */
final class Uniq implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        Inputs.each(call, call.options("c"), (name, descriptor) -> write(call, descriptor));
        return call.status();
    }

    private static void write(Invocation call, int descriptor) throws PosixFault {
        LineReader reader = new LineReader(descriptor);
        String last = reader.next();
        int count = 0;
        String line = last;
        while (last != null) {
            if (last.equals(line)) {
                count++;
                line = reader.next();
                continue;
            }
            call.out().line(call.has('c') ? Columns.right(Integer.toString(count), 7) + " " + last : last);
            last = line;
            count = 0;
        }
    }
}
