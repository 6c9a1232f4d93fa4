package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code rmdir DIRECTORY...}: removes empty directories. */
final class Rmdir implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("");
        call.requireOperands(1);
        for (String path : paths) {
            try {
                Files.rmdir(path);
            } catch (PosixFault fault) {
                call.complain("failed to remove '" + path + "'", fault);
            }
        }
        return call.status();
    }
}
