package org.saltyos.tools;

import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessFigures;

/** {@code free}: tells how much memory there is for processes and files, and how much of it is used; then the pages of it. */
final class Free implements Applet {
    private static final int KIB_PER_PAGE = 4;
    private static final int WIDTH = 12;
    private static final long PAGE = 4096;

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
        return 0;
    }

    private static String column(long pages) {
        return Columns.right(Long.toString(pages * KIB_PER_PAGE), WIDTH);
    }
}
