package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.SharedBuffer;

/** {@code cp [-r] SOURCE... TARGET}: copies files; with -r directories and what is in them. */
final class Cp implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("rR");
        call.requireOperands(2);
        String target = paths.get(paths.size() - 1);
        if (paths.size() > 2 && !Paths.isDirectory(target)) {
            call.complain("target '" + target + "': " + PosixFault.ENOTDIR.text());
            return 1;
        }
        for (String source : paths.subList(0, paths.size() - 1)) {
            String copy = Paths.into(source, target);
            if (Paths.isWithin(copy, source)) {
                call.complain("cannot copy '" + source + "' into itself, '" + copy + "'");
            } else {
                copy(call, source, copy);
            }
        }
        return call.status();
    }

    private static void copy(Invocation call, String source, String target) {
        try {
            FileStatus status = Files.stat(source);
            if (!status.isDirectory()) {
                copyFile(call, source, target, status.mode());
            } else if (call.has('r') || call.has('R')) {
                copyDirectory(call, source, target);
            } else {
                call.complain("-r not specified; omitting directory '" + source + "'");
            }
        } catch (PosixFault fault) {
            call.complain("cannot stat '" + source + "'", fault);
        }
    }

    private static void copyDirectory(Invocation call, String source, String target) throws PosixFault {
        List<String> names = Files.list(source);
        if (!Paths.isDirectory(target)) {
            try {
                Files.mkdir(target, Files.stat(source).mode());
            } catch (PosixFault fault) {
                call.complain("cannot create directory '" + target + "'", fault);
                return;
            }
        }
        for (String name : names) {
            copy(call, Paths.join(source, name), Paths.join(target, name));
        }
    }

    private static void copyFile(Invocation call, String source, String target, int mode) {
        String reading = "error reading '" + source + "'";
        String writing = "error writing '" + target + "'";
        String failure = "cannot open '" + source + "' for reading";
        try {
            int from = Files.open(source, OpenFlag.READ, 0);
            try {
                failure = "cannot create regular file '" + target + "'";
                int to = Files.open(target, OpenFlag.WRITE | OpenFlag.CREATE | OpenFlag.TRUNCATE, mode);
                try {
                    failure = reading;
                    int count = SharedBuffer.read(from, SharedBuffer.BYTES);
                    while (count > 0) {
                        failure = writing;
                        SharedBuffer.write(to, count);
                        failure = reading;
                        count = SharedBuffer.read(from, SharedBuffer.BYTES);
                    }
                } finally {
                    Files.close(to);
                }
            } finally {
                Files.close(from);
            }
        } catch (PosixFault fault) {
            call.complain(failure, fault);
        }
    }
}
