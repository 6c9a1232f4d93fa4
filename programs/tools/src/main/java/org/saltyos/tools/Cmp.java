package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** {@code cmp [-ls] FILE1 FILE2}: tells where two files differ first, with -l everywhere; the status is 0 if they are the same. */
final class Cmp implements Applet {
    private static final int TROUBLE = 2;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> files = call.options("ls");
        call.requireOperands(2);
        ByteReader[] readers = new ByteReader[2];
        for (int i = 0; i < 2; i++) {
            try {
                boolean input = files.get(i).equals("-");
                readers[i] = new ByteReader(input ? Files.INPUT : Files.open(files.get(i), OpenFlag.READ, 0));
            } catch (PosixFault fault) {
                call.complain(files.get(i), fault);
                return TROUBLE;
            }
        }
        try {
            return compare(call, files, readers[0], readers[1]);
        } catch (PosixFault fault) {
            call.complain(fault.text());
            return TROUBLE;
        }
    }

    private static int compare(Invocation call, List<String> files, ByteReader first, ByteReader second)
            throws PosixFault {
        int status = 0;
        long line = 1;
        for (long place = 1; ; place++) {
            int a = first.next();
            int b = second.next();
            if (a < 0 || b < 0) {
                if (a != b && !call.has('s')) {
                    call.complain("EOF on " + files.get(a < 0 ? 0 : 1) + " after byte " + (place - 1));
                }
                return a == b ? status : 1;
            }
            if (a != b) {
                status = 1;
                if (call.has('s')) {
                    return status;
                }
                if (!call.has('l')) {
                    call.out().line(files.get(0) + " " + files.get(1) + " differ: char " + place + ", line " + line);
                    return status;
                }
                call.out().line(place + " " + octal(a) + " " + octal(b));
            }
            line += a == '\n' ? 1 : 0;
        }
    }

    private static String octal(int value) {
        return Columns.right(Integer.toOctalString(value), 3);
    }
}
