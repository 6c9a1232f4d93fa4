package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** {@code pwd}: writes the path of the working directory. */
final class Pwd implements Applet {
    @Override
    public int run(Invocation call) throws PosixFault {
        call.out().line(Files.getcwd());
        return 0;
    }
}
