package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code mkdir [-p] DIRECTORY...}: makes directories; with -p also those above, and none that is there. */
final class Mkdir implements Applet {
    private static final int MODE = 0755;

    @Override
    public int run(Invocation call) throws UsageFault {
        call.options("p");
        call.requireOperands(1);
        for (String path : call.options("p")) {
            try {
                if (call.has('p')) {
                    makeAll(path);
                } else {
                    Files.mkdir(path, MODE);
                }
            } catch (PosixFault fault) {
                call.complain("cannot create directory '" + path + "'", fault);
            }
        }
        return call.status();
    }

    private static void makeAll(String path) throws PosixFault {
        int slash = path.indexOf('/', 1);
        while (slash > 0) {
            makeOne(path.substring(0, slash));
            slash = path.indexOf('/', slash + 1);
        }
        makeOne(path);
    }

    private static void makeOne(String path) throws PosixFault {
        try {
            Files.mkdir(path, MODE);
        } catch (PosixFault fault) {
            if (fault.code() != PosixFault.EEXIST.code() || !Files.stat(path).isDirectory()) {
                throw fault;
            }
        }
    }
}
