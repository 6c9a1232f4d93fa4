package org.saltyos.tools;

import java.util.ArrayDeque;
import java.util.Deque;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;
import org.saltyos.basalt.posix.Processes;

/** {@code tail [-f] [-n [+]LINES | -c [+]BYTES] [FILE...]}: writes the last lines or bytes; with -f also what comes afterwards. */
final class Tail implements Applet {
    private static final int PIECE = 4096;

    /** Nanoseconds between two looks for more. */
    private static final long PAUSE = 250_000_000;

    @Override
    public int run(Invocation call) throws UsageFault {
        Counts counts = new Counts(call, true);
        Titles titles = new Titles(call, counts.files().size() > 1);
        int last = counts.files().size();
        int[] at = {0};
        Inputs.each(call, counts.files(), (name, descriptor) -> {
            titles.write(name);
            if (counts.areBytes()) {
                bytes(call, descriptor, counts);
            } else {
                lines(call, descriptor, counts);
            }
            at[0]++;
            if (counts.follows() && at[0] >= last && !name.isEmpty()) {
                follow(call, descriptor);
            }
        });
        return call.status();
    }

    private static void lines(Invocation call, int descriptor, Counts counts) throws PosixFault {
        Deque<String> last = new ArrayDeque<>();
        LineReader reader = new LineReader(descriptor);
        boolean complete = true;
        long number = 0;
        String line = reader.next();
        while (line != null) {
            complete = reader.isComplete();
            number++;
            if (!counts.fromStart()) {
                last.addLast(line);
                if (last.size() > counts.count()) {
                    last.removeFirst();
                }
            } else if (number >= counts.count()) {
                call.out().print(line).print(complete ? "\n" : "");
            }
            line = reader.next();
        }
        while (!last.isEmpty()) {
            call.out().print(last.removeFirst()).print(complete || !last.isEmpty() ? "\n" : "");
        }
    }

    private static void bytes(Invocation call, int descriptor, Counts counts) throws PosixFault {
        Deque<byte[]> pieces = new ArrayDeque<>();
        long kept = 0;
        long skip = counts.fromStart() ? Math.max(0, counts.count() - 1) : 0;
        byte[] piece = new byte[PIECE];
        int read = Files.read(descriptor, piece, 0, PIECE);
        while (read > 0) {
            int start = (int) Math.min(read, skip);
            skip -= start;
            if (counts.fromStart()) {
                call.out().write(piece, start, read - start);
            } else {
                byte[] copy = new byte[read];
                System.arraycopy(piece, 0, copy, 0, read);
                pieces.addLast(copy);
                kept += read;
                while (kept - pieces.getFirst().length >= counts.count() && pieces.size() > 1) {
                    kept -= pieces.removeFirst().length;
                }
            }
            read = Files.read(descriptor, piece, 0, PIECE);
        }
        long surplus = Math.max(0, kept - counts.count());
        for (byte[] each : pieces) {
            int start = (int) Math.min(each.length, surplus);
            surplus -= start;
            call.out().write(each, start, each.length - start);
        }
    }

    /** Writes what is added to the file, until the process is ended or nobody reads any more. */
    private static void follow(Invocation call, int descriptor) throws PosixFault {
        byte[] piece = new byte[PIECE];
        call.out().flush();
        while (call.out().failure() == 0) {
            int read = Files.read(descriptor, piece, 0, PIECE);
            if (read > 0) {
                call.out().write(piece, 0, read);
                call.out().flush();
            } else {
                Processes.sleep(PAUSE);
            }
        }
    }
}
