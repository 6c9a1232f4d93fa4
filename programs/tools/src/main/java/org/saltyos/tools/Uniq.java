package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.LineReader;

/** {@code uniq [-cdu] [FILE]}: writes lines once that follow each other; with -d only such, with -u only others. */
final class Uniq implements Applet {
    private static final int COUNT_WIDTH = 7;

    @Override
    public int run(Invocation call) throws UsageFault {
        Inputs.each(call, call.options("cdu"), (name, descriptor) -> write(call, descriptor));
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
            if (!(call.has('d') && count == 1) && !(call.has('u') && count > 1)) {
                String number = Columns.right(Integer.toString(count), COUNT_WIDTH);
                call.out().line(call.has('c') ? number + " " + last : last);
            }
            last = line;
            count = 0;
        }
    }
}
