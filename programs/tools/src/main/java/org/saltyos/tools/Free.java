package org.saltyos.tools;

import java.nio.charset.StandardCharsets;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;

/**
 * {@code free}: tells how much memory there is for processes and files, and how much of it is used; then the pages of it, and
 * those that the file server keeps of block devices.
 */
final class Free implements Applet {
    private static final int KIB_PER_PAGE = 4;
    private static final int WIDTH = 12;
    private static final long PAGE = 4096;
    private static final int FACT_BYTES = 512;

    @Override
    public int run(Invocation call) throws PosixFault {
        ProcessFigures figures = Processes.figures();
        call.out().line("               total        used        free   (KiB)");
        long used = figures.memoryBytes() - figures.freeBytes();
        call.out()
                .line("Memory:   "
                        + column(figures.memoryBytes() / PAGE)
                        + column(used / PAGE)
                        + column(figures.freeBytes() / PAGE));
        call.out()
                .line("Pages:    " + column(figures.usedPages() + figures.freePages())
                        + column(figures.usedPages())
                        + column(figures.freePages()));
        String facts = facts();
        long cached = fact(facts, "Cached:") / KIB_PER_PAGE;
        long dirty = fact(facts, "Dirty:") / KIB_PER_PAGE;
        call.out()
                .line("Cache:    " + column(cached) + "   (to be written back: "
                        + column(dirty).strip() + ")");
        return 0;
    }

    private static String facts() throws PosixFault {
        int descriptor = Files.open("/proc/meminfo", OpenFlag.READ, 0);
        try {
            byte[] bytes = new byte[FACT_BYTES];
            return new String(bytes, 0, Files.read(descriptor, bytes, 0, bytes.length), StandardCharsets.US_ASCII);
        } finally {
            Files.close(descriptor);
        }
    }

    /** The number behind a name, in KiB; 0 without one. */
    private static long fact(String facts, String name) {
        long value = 0;
        int at = facts.indexOf(name);
        for (int i = at + name.length(); at >= 0 && i < facts.length() && facts.charAt(i) != 'k'; i++) {
            char digit = facts.charAt(i);
            value = digit == ' ' ? value : value * 10 + digit - '0';
        }
        return value;
    }

    private static String column(long pages) {
        return Columns.right(Long.toString(pages * KIB_PER_PAGE), WIDTH);
    }
}
