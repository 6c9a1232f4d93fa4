package org.saltyos.sh;

import java.util.Arrays;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;

/** Reads whole files of commands. */
final class Script {
    private static final int FIRST = 4096;

    private Script() {}

    /** Everything a descriptor still has. */
    static String readAll(int descriptor) throws PosixFault {
        byte[] all = new byte[FIRST];
        int length = 0;
        int count = Files.read(descriptor, all, 0, all.length);
        while (count > 0) {
            length += count;
            if (length == all.length) {
                all = Arrays.copyOf(all, length * 2);
            }
            count = Files.read(descriptor, all, length, all.length - length);
        }
        return Utf8.decode(all, 0, length);
    }
}
