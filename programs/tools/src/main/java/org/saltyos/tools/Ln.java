package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code ln [-sf] TARGET NAME}: gives a file a further name; with -s makes a symbolic link. */
final class Ln implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("sf");
        call.requireOperands(2);
        String target = paths.get(0);
        String name = Paths.into(target, paths.get(1));
        try {
            if (call.has('f')) {
                removeOld(name);
            }
            if (call.has('s')) {
                Files.symlink(target, name);
            } else {
                Files.link(target, name);
            }
        } catch (PosixFault fault) {
            call.complain("failed to create " + (call.has('s') ? "symbolic" : "hard") + " link '" + name + "'", fault);
        }
        return call.status();
    }

    private static void removeOld(String name) throws PosixFault {
        try {
            Files.unlink(name);
        } catch (PosixFault fault) {
            if (fault.code() != PosixFault.ENOENT.code()) {
                throw fault;
            }
        }
    }
}
