package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** Goes through the files that a program was called with. */
final class Inputs {
    /** What is done with each file. */
    interface Work {
        /** Does it; {@code name} is empty for the input. */
        void apply(String name, int descriptor) throws PosixFault;
    }

    private Inputs() {}

    /** Opens each file; without files, or for {@code -}, the input. Complains about those that cannot be read. */
    static void each(Invocation call, List<String> files, Work work) {
        if (files.isEmpty()) {
            one(call, "", Files.INPUT, work);
        }
        for (String file : files) {
            if (file.equals("-")) {
                one(call, "", Files.INPUT, work);
                continue;
            }
            try {
                int descriptor = Files.open(file, OpenFlag.READ, 0);
                one(call, file, descriptor, work);
                Files.close(descriptor);
            } catch (PosixFault fault) {
                call.complain(file, fault);
            }
        }
    }

    private static void one(Invocation call, String name, int descriptor, Work work) {
        try {
            work.apply(name, descriptor);
        } catch (PosixFault fault) {
            call.complain(name.isEmpty() ? "-" : name, fault);
        }
    }
}
