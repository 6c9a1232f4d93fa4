package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** {@code head [-n LINES | -c BYTES] [FILE...]}: writes the first lines or bytes. */
final class Head implements Applet {
    private static final int PIECE = 4096;

    @Override
    public int run(Invocation call) throws UsageFault {
        Counts counts = new Counts(call, false);
        Titles titles = new Titles(call, counts.files().size() > 1);
        Inputs.each(call, counts.files(), (name, descriptor) -> {
            titles.write(name);
            if (counts.areBytes()) {
                bytes(call, descriptor, counts.count());
            } else {
                lines(call, descriptor, counts.count());
            }
        });
        return call.status();
    }

    private static void lines(Invocation call, int descriptor, long count) throws PosixFault {
        LineReader reader = new LineReader(descriptor);
        for (long i = 0; i < count && call.out().failure() == 0; i++) {
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

    private static void bytes(Invocation call, int descriptor, long count) throws PosixFault {
        byte[] piece = new byte[PIECE];
        long rest = count;
        while (rest > 0 && call.out().failure() == 0) {
            int read = Files.read(descriptor, piece, 0, (int) Math.min(PIECE, rest));
            if (read == 0) {
                return;
            }
            call.out().write(piece, 0, read);
            rest -= read;
        }
    }
}
