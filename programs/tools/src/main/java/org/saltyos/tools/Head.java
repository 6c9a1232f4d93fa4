package org.saltyos.tools;

import org.saltyos.basalt.posix.LineReader;
import org.saltyos.basalt.posix.PosixFault;

/** {@code head [-n COUNT] [FILE...]}: writes the first lines. */
final class Head implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        Counts counts = new Counts(call);
        boolean titles = counts.files().size() > 1;
        boolean[] later = {false};
        Inputs.each(call, counts.files(), (name, descriptor) -> {
            if (titles) {
                call.out().line((later[0] ? "\n" : "") + "==> " + (name.isEmpty() ? "standard input" : name) + " <==");
                later[0] = true;
            }
            write(call, descriptor, counts.count());
        });
        return call.status();
    }

    private static void write(Invocation call, int descriptor, int count) throws PosixFault {
        LineReader reader = new LineReader(descriptor);
        for (int i = 0; i < count; i++) {
            String line = reader.next();
            if (line == null) {
                return;
            }
            call.out().print(line);
            if (reader.isComplete()) {
                call.out().line();
            }
        }
    }
}
