package ${package};

import java.util.List;
import org.saltyos.basalt.Program;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.CommandLine;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Printer;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.lang.Export;

/**
 * The program: its manifest says what it is called and how much memory its objects have. It counts the words of the files it
 * is called with, or of its input.
 */
@Program(name = "${artifactId}", heapBytes = 1 << 20)
public final class TallyProgram {
    private static final int LIMIT = 10;

    private TallyProgram() {}

    /** Runs once for each call of the command, in a process of its own. */
    @Export("server_main")
    static void main(long startup) {
        Processes.exit(run(CommandLine.arguments()));
    }

    private static int run(List<String> arguments) {
        Tally tally = new Tally();
        int status = 0;
        if (arguments.size() <= 1) {
            status = count(Files.INPUT, "-", tally);
        }
        for (int i = 1; i < arguments.size(); i++) {
            String file = arguments.get(i);
            try {
                int descriptor = Files.open(file, OpenFlag.READ, 0);
                status |= count(descriptor, file, tally);
                Files.close(descriptor);
            } catch (PosixFault fault) {
                status = complain(file, fault);
            }
        }
        Printer out = new Printer(Files.OUTPUT);
        tally.most(LIMIT).forEach(out::line);
        out.flush();
        return out.failure() == 0 ? status : 1;
    }

    private static int count(int descriptor, String name, Tally tally) {
        try {
            LineReader lines = new LineReader(descriptor);
            for (String line = lines.next(); line != null; line = lines.next()) {
                tally.add(line);
            }
            return 0;
        } catch (PosixFault fault) {
            return complain(name, fault);
        }
    }

    /** Tells the person at the shell what went wrong; returns the exit status for it. */
    private static int complain(String file, PosixFault fault) {
        new Printer(Files.ERROR).line("${artifactId}: " + file + ": " + fault.text()).flush();
        return 1;
    }
}
