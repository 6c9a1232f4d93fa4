package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code mv SOURCE... TARGET}: gives files other names or another directory. */
final class Mv implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("f");
        call.requireOperands(2);
        String target = paths.get(paths.size() - 1);
        if (paths.size() > 2 && !Paths.isDirectory(target)) {
            call.complain("target '" + target + "': " + PosixFault.ENOTDIR.text());
            return 1;
        }
        for (String source : paths.subList(0, paths.size() - 1)) {
            move(call, source, Paths.into(source, target));
        }
        return call.status();
    }

    private static void move(Invocation call, String source, String target) {
        try {
            Files.lstat(source);
        } catch (PosixFault fault) {
            call.complain("cannot stat '" + source + "'", fault);
            return;
        }
        try {
            Files.rename(source, target);
        } catch (PosixFault fault) {
            call.complain("cannot move '" + source + "' to '" + target + "'", fault);
        }
    }
}
