package org.saltyos.processtest;

import org.saltyos.basalt.Program;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.test.Report;
import org.saltyos.lang.Export;

/** Without a further argument: all tests. With one: a child that one of the tests started. */
@Program(
        name = "processtest",
        links = "alias",
        needs = {"console", "kernel.servers"})
public final class ProcessTest {
    private static final Bytes ROLE = new Bytes(64);

    private ProcessTest() {}

    /** Ends by exit. */
    @Export("server_main")
    static void main(long startup) {
        if (Arguments.count() > 1) {
            Processes.exit(Children.play(Arguments.get(1, ROLE)));
        }
        StartTests.run();
        ForkTests.run();
        EndTests.run();
        LeakTests.run();
        MemoryTests.run();
        SharingTests.run();
        FileMappingTests.run();
        FileTests.run();
        ServerTests.run();
        Figures.run();
        FileTests.figures();
        Report.done();
        Rounds.serve();
        Processes.exit(0);
    }
}
