package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** {@code touch FILE...}: sets the time of the last change to now; makes files that are not there. */
final class Touch implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("c");
        call.requireOperands(1);
        for (String path : paths) {
            try {
                if (!call.has('c')) {
                    Files.close(
                            Files.open(path, OpenFlag.READ | (Paths.isDirectory(path) ? 0 : OpenFlag.CREATE), 0644));
                }
                Files.touch(path);
            } catch (PosixFault fault) {
                if (!call.has('c') || fault.code() != PosixFault.ENOENT.code()) {
                    call.complain("cannot touch '" + path + "'", fault);
                }
            }
        }
        return call.status();
    }
}
