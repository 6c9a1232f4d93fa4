package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code wc [-lwc] [FILE...]}: counts lines, words and bytes. */
final class Wc implements Applet {
    private static final int PIECE = 16_384;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> files = call.options("lwc");
        long[] total = new long[3];
        Inputs.each(call, files, (name, descriptor) -> {
            long[] counts = count(descriptor);
            for (int i = 0; i < total.length; i++) {
                total[i] += counts[i];
            }
            write(call, counts, name);
        });
        if (files.size() > 1) {
            write(call, total, "total");
        }
        return call.status();
    }

    private static long[] count(int descriptor) throws PosixFault {
        long[] counts = new long[3];
        byte[] piece = new byte[PIECE];
        boolean inWord = false;
        int length = Files.read(descriptor, piece, 0, PIECE);
        while (length > 0) {
            for (int i = 0; i < length; i++) {
                boolean space = piece[i] == ' ' || piece[i] >= '\t' && piece[i] <= '\r';
                counts[0] += piece[i] == '\n' ? 1 : 0;
                counts[1] += !space && !inWord ? 1 : 0;
                inWord = !space;
            }
            counts[2] += length;
            length = Files.read(descriptor, piece, 0, PIECE);
        }
        return counts;
    }

    private static void write(Invocation call, long[] counts, String name) {
        String options = "lwc";
        boolean all = !call.has('l') && !call.has('w') && !call.has('c');
        StringBuilder line = new StringBuilder();
        int columns = 0;
        for (int i = 0; i < counts.length; i++) {
            columns += all || call.has(options.charAt(i)) ? 1 : 0;
        }
        for (int i = 0; i < counts.length; i++) {
            if (all || call.has(options.charAt(i))) {
                if (line.length() > 0) {
                    line.append(' ');
                }
                line.append(columns > 1 ? Columns.right(Long.toString(counts[i]), 7) : Long.toString(counts[i]));
            }
        }
        call.out().line(name.isEmpty() ? line.toString() : line + " " + name);
    }
}
