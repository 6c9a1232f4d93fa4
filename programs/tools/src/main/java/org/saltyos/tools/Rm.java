package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/**
 * {@code rm [-fr] FILE...}: removes names; with -r directories and what is in them, with -f without complaint if there is none. The
 * directories that everything is in, {@code .}, {@code ..} and {@code /}, are refused: whoever writes them rarely means them.
 */
final class Rm implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("frR");
        if (!call.has('f')) {
            call.requireOperands(1);
        }
        for (String path : paths) {
            String name = Paths.base(path);
            if (name.equals(".") || name.equals("..") || name.equals("/")) {
                call.complain("refusing to remove '" + path + "'");
            } else {
                remove(call, path);
            }
        }
        return call.status();
    }

    private static void remove(Invocation call, String path) {
        try {
            if (Files.lstat(path).isDirectory()) {
                removeDirectory(call, path);
            } else {
                Files.unlink(path);
            }
        } catch (PosixFault fault) {
            if (!call.has('f') || fault.code() != PosixFault.ENOENT.code()) {
                call.complain("cannot remove '" + path + "'", fault);
            }
        }
    }

    private static void removeDirectory(Invocation call, String path) throws PosixFault {
        if (!call.has('r') && !call.has('R')) {
            throw PosixFault.EISDIR;
        }
        for (String name : Files.list(path)) {
            remove(call, Paths.join(path, name));
        }
        Files.rmdir(path);
    }
}
