package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/**
 * {@code tr [-cds] SET1 [SET2]}: writes its input with each byte of the first set replaced by that of the second in the
 * same place, the last one for all that lie behind; with -d without those of the first set; with -s rows of the same byte
 * of the last set as one; with -c the first set is all bytes that it does not name.
 */
final class Tr implements Applet {
    private static final int PIECE = 16_384;
    private static final int BYTES = 256;

    private final byte[] changed = new byte[BYTES];
    private final boolean[] deleted = new boolean[BYTES];
    private final boolean[] squeezed = new boolean[BYTES];

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> sets = call.options("cds");
        boolean delete = call.has('d');
        boolean squeeze = call.has('s');
        call.requireOperands(delete != squeeze ? 1 : 2);
        if (sets.size() > 2 || delete && !squeeze && sets.size() > 1) {
            call.complain("extra operand '" + sets.get(sets.size() - 1) + "'");
            throw UsageFault.WRONG;
        }
        byte[] first = call.has('c') ? ByteSet.complement(ByteSet.of(sets.get(0))) : ByteSet.of(sets.get(0));
        byte[] second = sets.size() > 1 ? ByteSet.of(sets.get(1)) : new byte[0];
        if (!delete && sets.size() > 1 && second.length == 0) {
            call.complain("the second set must not be empty");
            throw UsageFault.WRONG;
        }
        prepare(first, second, delete, squeeze);
        translate(call);
        return call.status();
    }

    private void prepare(byte[] first, byte[] second, boolean delete, boolean squeeze) {
        for (int i = 0; i < BYTES; i++) {
            changed[i] = (byte) i;
        }
        for (int i = 0; i < first.length; i++) {
            if (delete) {
                deleted[first[i] & 0xff] = true;
            } else if (second.length > 0) {
                changed[first[i] & 0xff] = second[Math.min(i, second.length - 1)];
            }
        }
        if (squeeze) {
            for (byte each : second.length > 0 ? second : first) {
                squeezed[each & 0xff] = true;
            }
        }
    }

    private void translate(Invocation call) throws PosixFault {
        byte[] piece = new byte[PIECE];
        int last = -1;
        int count = Files.read(Files.INPUT, piece, 0, PIECE);
        while (count > 0 && call.out().failure() == 0) {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int c = changed[piece[i] & 0xff] & 0xff;
                if (!deleted[piece[i] & 0xff] && !(c == last && squeezed[c])) {
                    piece[kept] = (byte) c;
                    kept++;
                    last = c;
                }
            }
            call.out().write(piece, 0, kept);
            call.out().flush();
            count = Files.read(Files.INPUT, piece, 0, PIECE);
        }
    }
}
