package org.saltyos.tools;

import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;

/** {@code pwd}: writes the path of the working directory. */
final class Pwd implements Applet {
    @Override
    public int run(Invocation call) throws PosixFault {
        call.out().line(Files.getcwd());
        return 0;
    }
}
