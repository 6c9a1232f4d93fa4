package org.saltyos.tools;

import java.util.ArrayDeque;
import java.util.Deque;
import org.saltyos.basalt.posix.LineReader;
import org.saltyos.basalt.posix.PosixFault;

/** {@code tail [-n COUNT] [FILE...]}: writes the last lines. */
final class Tail implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        Counts counts = new Counts(call);
        Inputs.each(call, counts.files(), (name, descriptor) -> write(call, descriptor, counts.count()));
        return call.status();
    }

    private static void write(Invocation call, int descriptor, int count) throws PosixFault {
        Deque<String> last = new ArrayDeque<>();
        LineReader reader = new LineReader(descriptor);
        boolean complete = true;
        String line = reader.next();
        while (line != null) {
            complete = reader.isComplete();
            last.addLast(line);
            if (last.size() > count) {
                last.removeFirst();
            }
            line = reader.next();
        }
        while (!last.isEmpty()) {
            call.out().print(last.removeFirst());
            if (complete || !last.isEmpty()) {
                call.out().line();
            }
        }
    }
}
