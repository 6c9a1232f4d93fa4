package org.saltyos.posixtest;

import java.util.List;
import org.saltyos.basalt.Program;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.CommandLine;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.lang.Export;

/**
 * {@code posixtest WHAT}: with the path of a table, carries out its steps and shows where results differ from Linux's; {@code many},
 * {@code file} and {@code pipe} try files in other ways; {@code figures} prints what operations on files cost. Ends with 0 if all is right.
 */
@Program(name = "posixtest", heapBytes = 2 << 20, floatingPoint = true, stack = 65_536)
public final class PosixTest {
    private static final int MOST = 99;

    private PosixTest() {}

    /** Ends by exit. */
    @Export("server_main")
    static void main(long startup) {
        List<String> arguments = CommandLine.arguments();
        String what = arguments.size() > 1 ? arguments.get(1) : "";
        int status = MOST;
        try {
            status = run(what);
        } catch (PosixFault fault) {
            Texts.write(what + ": " + fault.text());
        }
        Processes.exit(Math.min(MOST, status));
    }

    private static int run(String what) throws PosixFault {
        switch (what) {
            case "many":
                return verdict(what, SharedFiles.manyOpen());
            case "file":
                return verdict(what, SharedFiles.sameFile());
            case "pipe":
                return verdict(what, SharedFiles.samePipe());
            case "figures":
                FileFigures.run();
                return 0;
            default:
                return new Table("/tmp/posix", Texts::write).run(Texts.file(what));
        }
    }

    private static int verdict(String what, boolean right) {
        if (!right) {
            Texts.write(what + ": not as it should be");
        }
        return right ? 0 : 1;
    }
}
