package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** {@code diff [-qu] FILE1 FILE2}: tells how the lines of one file become those of another; the status is 0 if they are the same. */
final class Diff implements Applet {
    private static final int TROUBLE = 2;

    /** Lines around changes that the unified form shows. */
    private static final int CONTEXT = 3;

    private static final String NO_END = "\n\\ No newline at end of file";

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("qu");
        call.requireOperands(2);
        List<List<String>> files = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String path = paths.get(i).equals("-") ? "-" : Paths.into(paths.get(1 - i), paths.get(i));
            try {
                files.add(lines(path));
            } catch (PosixFault fault) {
                call.complain(path, fault);
                return TROUBLE;
            }
        }
        List<String> from = files.get(0);
        List<String> to = files.get(1);
        List<Hunk> hunks = Hunk.of(new LineMatch(from, to), from.size(), to.size());
        if (hunks.isEmpty()) {
            return 0;
        }
        if (call.has('q')) {
            call.out().line("Files " + paths.get(0) + " and " + paths.get(1) + " differ");
        } else if (call.has('u')) {
            call.out().line("--- " + paths.get(0)).line("+++ " + paths.get(1));
            unified(call, from, to, hunks);
        } else {
            hunks.forEach(hunk -> normal(call, from, to, hunk));
        }
        return 1;
    }

    /** The lines of a file; what its last line lacks, if it has no end, is told by the line itself. */
    private static List<String> lines(String path) throws PosixFault {
        int descriptor = path.equals("-") ? Files.INPUT : Files.open(path, OpenFlag.READ, 0);
        List<String> lines = new ArrayList<>();
        LineReader reader = new LineReader(descriptor);
        String line = reader.next();
        while (line != null) {
            lines.add(reader.isComplete() ? line : line + NO_END);
            line = reader.next();
        }
        if (descriptor != Files.INPUT) {
            Files.close(descriptor);
        }
        return lines;
    }

    private static void normal(Invocation call, List<String> from, List<String> to, Hunk hunk) {
        call.out().line(hunk.command());
        write(call, "< ", from, hunk.start(), hunk.end());
        if (hunk.start() < hunk.end() && hunk.otherStart() < hunk.otherEnd()) {
            call.out().line("---");
        }
        write(call, "> ", to, hunk.otherStart(), hunk.otherEnd());
    }

    private static void write(Invocation call, String mark, List<String> lines, int start, int end) {
        for (int i = start; i < end; i++) {
            call.out().line(mark + lines.get(i));
        }
    }

    /** Changes that are so near that their surroundings touch come together. */
    private static void unified(Invocation call, List<String> from, List<String> to, List<Hunk> hunks) {
        int first = 0;
        while (first < hunks.size()) {
            int last = first;
            while (last + 1 < hunks.size()
                    && hunks.get(last + 1).start() - hunks.get(last).end() <= 2 * CONTEXT) {
                last++;
            }
            int start = Math.max(0, hunks.get(first).start() - CONTEXT);
            int end = Math.min(from.size(), hunks.get(last).end() + CONTEXT);
            int otherStart = hunks.get(first).otherStart() - (hunks.get(first).start() - start);
            int otherEnd = hunks.get(last).otherEnd() + end - hunks.get(last).end();
            call.out().line("@@ -" + range(start, end) + " +" + range(otherStart, otherEnd) + " @@");
            int at = start;
            for (Hunk hunk : hunks.subList(first, last + 1)) {
                write(call, " ", from, at, hunk.start());
                write(call, "-", from, hunk.start(), hunk.end());
                write(call, "+", to, hunk.otherStart(), hunk.otherEnd());
                at = hunk.end();
            }
            write(call, " ", from, at, end);
            first = last + 1;
        }
    }

    private static String range(int start, int end) {
        int lines = end - start;
        String place = Integer.toString(lines == 0 ? start : start + 1);
        return lines == 1 ? place : place + "," + lines;
    }
}
