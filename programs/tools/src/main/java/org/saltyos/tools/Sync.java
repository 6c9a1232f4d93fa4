package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** {@code sync [FILE...]}: has everything that was written, or what was written to files, be written back to where it stays. */
final class Sync implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> files = call.options("");
        if (files.isEmpty()) {
            Files.sync();
        }
        for (String file : files) {
            try {
                int descriptor = Files.open(file, OpenFlag.READ, 0);
                try {
                    Files.fsync(descriptor);
                } finally {
                    Files.close(descriptor);
                }
            } catch (PosixFault fault) {
                call.complain(file, fault);
            }
        }
        return call.status();
    }
}
