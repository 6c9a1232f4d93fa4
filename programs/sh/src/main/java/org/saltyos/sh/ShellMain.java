package org.saltyos.sh;

import org.saltyos.basalt.Program;
import org.saltyos.basalt.posix.CommandLine;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.lang.Export;

/** The program {@code sh}. */
@Program(name = "sh", heapBytes = 4 << 20, floatingPoint = true, stack = 2 << 20)
public final class ShellMain {
    private ShellMain() {}

    /** Does what it was called for, and ends. */
    @Export("server_main")
    static void main(long startup) {
        Session session = new Session(new SystemHost(), CommandLine.environment());
        Processes.exit(session.run(CommandLine.arguments()));
    }
}
