package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.Usage;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** {@code df}: tells how full the file systems are. {@code mount} lists them. */
final class Df implements Applet {
    private static final String MOUNTS = "/proc/mounts";
    private static final int KIB = 1024;
    private static final int WIDTH = 10;

    @Override
    public int run(Invocation call) throws PosixFault {
        boolean figures = call.name().equals("df");
        if (figures) {
            call.out().line("Filesystem  1K-blocks      Used Available Mounted on");
        }
        int descriptor = Files.open(MOUNTS, OpenFlag.READ, 0);
        LineReader reader = new LineReader(descriptor);
        String line = reader.next();
        while (line != null) {
            String[] parts = line.split(" ");
            if (figures) {
                write(call, parts[0], parts[1]);
            } else {
                call.out().line(parts[0] + " on " + parts[1] + " type " + parts[2] + " (" + parts[3] + ")");
            }
            line = reader.next();
        }
        Files.close(descriptor);
        return 0;
    }

    private static void write(Invocation call, String name, String path) throws PosixFault {
        Usage usage = Files.statfs(path);
        call.out()
                .line(Columns.left(name, 11)
                        + column(usage.bytes())
                        + column(usage.used())
                        + column(usage.bytes() - usage.used())
                        + " " + path);
    }

    private static String column(long bytes) {
        return Columns.right(Long.toString(bytes / KIB), WIDTH);
    }
}
