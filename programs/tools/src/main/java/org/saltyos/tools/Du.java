package org.saltyos.tools;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.posix.Files;

/** {@code du [-ahs] [PATH...]}: tells how much room directories, and with -a files, take, in KiB; whole pages. */
final class Du implements Applet {
    private static final int PAGE_BITS = 12;
    private static final int KIB_PER_PAGE = 4;
    private static final int KIB = 1024;

    private final Set<String> counted = new HashSet<>();

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("ahs");
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            try {
                size(call, path, true);
            } catch (PosixFault fault) {
                call.complain("cannot access '" + path + "'", fault);
            }
        }
        return call.status();
    }

    private long size(Invocation call, String path, boolean first) throws PosixFault {
        FileStatus status = Files.lstat(path);
        long pages = 0;
        if (status.isDirectory()) {
            for (String name : Files.list(path)) {
                pages += size(call, Paths.join(path, name), false);
            }
        } else if (counted.add(status.fileSystem() + ":" + status.number())) {
            pages = status.size() + (1 << PAGE_BITS) - 1 >> PAGE_BITS;
        }
        if (first || !call.has('s') && (status.isDirectory() || call.has('a'))) {
            long kib = pages * KIB_PER_PAGE;
            call.out().line((call.has('h') ? Columns.human(kib * KIB) : Long.toString(kib)) + "\t" + path);
        }
        return pages;
    }
}
