package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.SharedBuffer;

/** {@code cat [FILE...]}: writes files one after the other; without files, or for {@code -}, its input. */
final class Cat implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> files = call.options("u");
        if (files.isEmpty()) {
            copy(call, Files.INPUT);
        }
        for (String file : files) {
            try {
                if (file.equals("-")) {
                    copy(call, Files.INPUT);
                } else {
                    int descriptor = Files.open(file, OpenFlag.READ, 0);
                    try {
                        copy(call, descriptor);
                    } finally {
                        Files.close(descriptor);
                    }
                }
            } catch (PosixFault fault) {
                call.complain(file, fault);
            }
        }
        return call.status();
    }

    private static void copy(Invocation call, int descriptor) throws PosixFault {
        call.out().flush();
        int count = SharedBuffer.read(descriptor, SharedBuffer.BYTES);
        while (count > 0 && call.out().failure() == 0) {
            call.out().writeShared(count);
            count = SharedBuffer.read(descriptor, SharedBuffer.BYTES);
        }
    }
}
