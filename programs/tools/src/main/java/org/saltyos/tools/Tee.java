package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** {@code tee [-a] [FILE...]}: writes its input to its output and to files. */
final class Tee implements Applet {
    private static final int PIECE = 16_384;

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<Integer> files = new ArrayList<>();
        List<String> paths = call.options("a");
        int flags = OpenFlag.WRITE | OpenFlag.CREATE | (call.has('a') ? OpenFlag.APPEND : OpenFlag.TRUNCATE);
        for (String path : paths) {
            try {
                files.add(Files.open(path, flags, 0644));
            } catch (PosixFault fault) {
                call.complain(path, fault);
            }
        }
        byte[] piece = new byte[PIECE];
        int count = Files.read(Files.INPUT, piece, 0, PIECE);
        while (count > 0) {
            call.out().write(piece, 0, count);
            call.out().flush();
            for (int file : files) {
                Files.write(file, piece, 0, count);
            }
            count = Files.read(Files.INPUT, piece, 0, PIECE);
        }
        return call.status();
    }
}
