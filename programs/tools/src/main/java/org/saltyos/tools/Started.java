package org.saltyos.tools;

import java.util.List;
import java.util.Map;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.ProcessEnd;

/** Programs that a tool starts: found as the shell finds them. */
final class Started {
    /** Status for a command that there is not. */
    static final int NOT_FOUND = 127;

    /** Status for a command that cannot be started. */
    static final int NOT_EXECUTABLE = 126;

    private static final int EXECUTE = 0111;
    private static final int SIGNAL = 128;

    private Started() {}

    /** The file that a name runs; empty if there is none. */
    static String find(String name, Map<String, String> environment) {
        if (name.indexOf('/') >= 0) {
            return isProgram(name) ? name : "";
        }
        String path = environment.get("PATH");
        for (String directory : (path == null ? "/bin" : path).split(":")) {
            if (isProgram(directory + "/" + name)) {
                return directory + "/" + name;
            }
        }
        return "";
    }

    private static boolean isProgram(String path) {
        try {
            FileStatus status = Files.stat(path);
            return !status.isDirectory() && (status.mode() & EXECUTE) != 0;
        } catch (PosixFault fault) {
            return false;
        }
    }

    /** Runs a command and waits for it; the result is its status, as the shell counts it. */
    static int run(Invocation call, List<String> words, Map<String, String> environment) {
        try {
            if (!prepare(call, words, environment)) {
                return NOT_FOUND;
            }
            ProcessEnd end = Processes.await(Processes.spawn());
            return end.signal() == 0 ? end.status() : SIGNAL + end.signal();
        } catch (PosixFault fault) {
            call.complain(words.get(0), fault);
            return NOT_EXECUTABLE;
        }
    }

    /** Becomes a command; returns a status only if that fails. */
    static int become(Invocation call, List<String> words, Map<String, String> environment) {
        try {
            if (!prepare(call, words, environment)) {
                return NOT_FOUND;
            }
            Processes.execute();
            return 0;
        } catch (PosixFault fault) {
            call.complain(words.get(0), fault);
            return NOT_EXECUTABLE;
        }
    }

    private static boolean prepare(Invocation call, List<String> words, Map<String, String> environment) {
        String path = find(words.get(0), call.environment());
        if (path.isEmpty()) {
            call.complain("'" + words.get(0) + "': " + PosixFault.ENOENT.text());
            return false;
        }
        call.out().flush();
        Command.begin(Utf8.bytes(path));
        words.forEach(word -> Command.argument(Utf8.bytes(word)));
        environment.forEach((name, value) -> Command.environment(Utf8.bytes(name + "=" + value)));
        Command.descriptors(Files.INPUT, Files.OUTPUT, Files.ERROR);
        return true;
    }
}
