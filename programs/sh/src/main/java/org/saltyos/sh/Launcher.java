package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** Starts processes: programs, scripts, and other shells for what no program can do. */
final class Launcher {
    private static final String SELF = "/bin/sh";
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final Shell shell;
    private final Host host;
    private final SearchPath path;

    Launcher(Shell shell, Host host, SearchPath path) {
        this.shell = shell;
        this.host = host;
        this.path = path;
    }

    /** Starts a command; the result is the process's number, or a status below 0. */
    int command(Command command, Descriptors descriptors, int group) throws ShellException {
        if (!(command instanceof Command.Simple simple)) {
            return shell(command.source(), descriptors, group);
        }
        List<String> words = new Expander(shell).arguments(simple.words);
        if (words.isEmpty() || shell.knows(words.get(0))) {
            return shell(command.source(), descriptors, group);
        }
        Descriptors own = new Descriptors(descriptors);
        try {
            own.redirect(simple.redirections, shell);
            return program(words, shell.texts(simple.assignments), own, group);
        } finally {
            own.close();
        }
    }

    /** Starts another shell that runs a text; as {@link #command} otherwise. */
    int shell(String text, Descriptors descriptors, int group) {
        List<String> words = new ArrayList<>(List.of("sh"));
        String letters = shell.switches().letters();
        if (!letters.isEmpty()) {
            words.add("-" + letters);
        }
        words.addAll(List.of("-c", shell.functionTexts() + text, shell.name()));
        words.addAll(shell.arguments());
        return spawn(SELF, words, shell.variables().environment(true), descriptors, group);
    }

    /** Starts the program that the first word names, with more variables; as {@link #command} otherwise. */
    int program(List<String> words, List<String> assignments, Descriptors descriptors, int group) {
        String file = path.find(words.get(0));
        if (file == null) {
            shell.complain(words.get(0) + ": not found");
            return -NOT_FOUND;
        }
        List<String> environment = new ArrayList<>();
        for (String variable : shell.variables().environment(false)) {
            if (!isReplaced(variable, assignments)) {
                environment.add(variable);
            }
        }
        environment.addAll(assignments);
        return spawn(file, words, environment, descriptors, group);
    }

    private static boolean isReplaced(String variable, List<String> assignments) {
        String name = variable.substring(0, variable.indexOf('=') + 1);
        for (String assignment : assignments) {
            if (assignment.startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private int spawn(String file, List<String> words, List<String> environment, Descriptors descriptors, int group) {
        try {
            try {
                return spawnOnce(file, words, environment, descriptors, group);
            } catch (PosixFault fault) {
                if (fault.code() != PosixFault.ENOEXEC.code()) {
                    throw fault;
                }
                return spawnOnce(SELF, asScript(file, words), environment, descriptors, group);
            }
        } catch (PosixFault fault) {
            return refused(words.get(0), fault);
        }
    }

    /** A file that is no program is taken for a text of commands. */
    private static List<String> asScript(String file, List<String> words) {
        List<String> script = new ArrayList<>(List.of("sh", file));
        script.addAll(words.subList(1, words.size()));
        return script;
    }

    private int spawnOnce(String file, List<String> words, List<String> environment, Descriptors descriptors, int group)
            throws PosixFault {
        return host.spawn(
                file,
                words,
                environment,
                descriptors.get(Files.INPUT),
                descriptors.get(Files.OUTPUT),
                descriptors.get(Files.ERROR),
                group);
    }

    private int refused(String word, PosixFault fault) {
        shell.complain(word + ": " + fault.text());
        return fault.code() == PosixFault.ENOENT.code() ? -NOT_FOUND : -NOT_EXECUTABLE;
    }

    /** Becomes another program; returns the status only if that fails. */
    int become(List<String> words, Descriptors descriptors) {
        String file = path.find(words.get(0));
        if (file == null) {
            shell.complain("exec: " + words.get(0) + ": not found");
            return NOT_FOUND;
        }
        int[] three = {descriptors.get(Files.INPUT), descriptors.get(Files.OUTPUT), descriptors.get(Files.ERROR)};
        List<String> environment = shell.variables().environment(false);
        try {
            try {
                host.execute(file, words, environment, three);
            } catch (PosixFault fault) {
                if (fault.code() != PosixFault.ENOEXEC.code()) {
                    throw fault;
                }
                host.execute(SELF, asScript(file, words), environment, three);
            }
            return 0;
        } catch (PosixFault fault) {
            return -refused("exec: " + words.get(0), fault);
        }
    }
}
