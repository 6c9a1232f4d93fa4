package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProcessEnd;

/** Starts programs, connects them, and waits for them. */
final class Programs {
    private static final String SELF = "/bin/sh";
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int SIGNAL = 128;
    private static final int EXECUTE = 0111;
    private static final int INTERRUPT = 2;

    private final Shell shell;
    private final Host host;
    private final List<Integer> background = new ArrayList<>();
    private boolean ownGroups;
    private String last = "";

    Programs(Shell shell, Host host) {
        this.shell = shell;
        this.host = host;
    }

    /** Gives each command a group of its own, which control-C ends; for a shell with a person. */
    void useGroups() {
        ownGroups = true;
    }

    /** Number of the last program in the background; empty if there was none. */
    String lastInBackground() {
        return last;
    }

    /** Runs a program and waits for its end. */
    int run(List<String> words, List<String> assignments, Descriptors descriptors) throws ShellException {
        int process = start(words, assignments, descriptors, ownGroups ? Launch.NEW_GROUP : 0);
        return process < 0 ? -process : inForeground(process, List.of(process));
    }

    /** Whether a person types what the shell does. */
    boolean isInteractive() {
        return ownGroups;
    }

    /** Becomes another program; returns the status only if that fails. */
    int become(List<String> words, Descriptors descriptors) {
        String path = find(words.get(0));
        if (path == null) {
            shell.complain("exec: " + words.get(0) + ": not found");
            return NOT_FOUND;
        }
        int[] three = {descriptors.get(Files.INPUT), descriptors.get(Files.OUTPUT), descriptors.get(Files.ERROR)};
        List<String> environment = shell.variables().environment(false);
        try {
            try {
                host.execute(path, words, environment, three);
            } catch (PosixFault fault) {
                if (fault.code() != PosixFault.ENOEXEC.code()) {
                    throw fault;
                }
                List<String> script = new ArrayList<>(List.of("sh", path));
                script.addAll(words.subList(1, words.size()));
                host.execute(SELF, script, environment, three);
            }
            return 0;
        } catch (PosixFault fault) {
            return -refused("exec: " + words.get(0), fault);
        }
    }

    /** Runs a text in another shell and waits for its end. */
    int subshell(String text, Descriptors descriptors) throws ShellException {
        int process = startShell(text, descriptors, ownGroups ? Launch.NEW_GROUP : 0);
        return process < 0 ? -process : inForeground(process, List.of(process));
    }

    /** Starts a command and does not wait. */
    int background(Command command, Descriptors descriptors) throws ShellException {
        Descriptors own = new Descriptors(descriptors);
        try {
            if (!ownGroups) {
                own.redirect(List.of(new Redirection(0, "<", "/dev/null")), shell);
            }
            int process = startCommand(command, own, ownGroups ? Launch.NEW_GROUP : 0);
            if (process < 0) {
                return -process;
            }
            last = Integer.toString(process);
            background.add(process);
            return 0;
        } finally {
            own.close();
        }
    }

    /** Runs commands of which each reads what the one before writes; the status is that of the last. */
    int pipeline(List<Command> commands, Descriptors descriptors) throws ShellException {
        List<Integer> processes = new ArrayList<>();
        int group = ownGroups ? Launch.NEW_GROUP : 0;
        int input = descriptors.get(Files.INPUT);
        int status = 0;
        for (int i = 0; i < commands.size(); i++) {
            boolean more = i + 1 < commands.size();
            PipeEnds pipe = more ? pipe() : new PipeEnds(-1, descriptors.get(Files.OUTPUT));
            Descriptors own = new Descriptors(descriptors);
            own.set(Files.INPUT, input);
            own.set(Files.OUTPUT, pipe.output());
            try {
                int process = startCommand(commands.get(i), own, group);
                status = process < 0 ? -process : 0;
                if (process > 0) {
                    processes.add(process);
                    group = ownGroups && group == Launch.NEW_GROUP ? process : group;
                } else if (!more) {
                    processes.add(process);
                }
            } catch (ShellException fault) {
                shell.complain(fault.text());
                status = 2;
            }
            if (i > 0) {
                Descriptors.close(input);
            }
            if (more) {
                Descriptors.close(pipe.output());
            }
            input = pipe.input();
        }
        boolean started = !processes.isEmpty() && processes.get(processes.size() - 1) > 0;
        if (!started && !processes.isEmpty()) {
            processes.remove(processes.size() - 1);
        }
        int result = processes.isEmpty() ? status : inForeground(Math.max(0, group), processes);
        return started ? result : status;
    }

    private static PipeEnds pipe() throws ShellException {
        try {
            PipeEnds pipe = Files.pipe();
            Files.closeOnExecute(pipe.input(), true);
            Files.closeOnExecute(pipe.output(), true);
            return pipe;
        } catch (PosixFault fault) {
            throw new ShellException("cannot make a pipe: " + fault.text());
        }
    }

    /** What a text's commands write. */
    String output(String text, Descriptors descriptors) throws ShellException {
        PipeEnds pipe = pipe();
        Descriptors own = new Descriptors(descriptors);
        own.set(Files.OUTPUT, pipe.output());
        int process = startShell(text, own, 0);
        Descriptors.close(pipe.output());
        try {
            return process > 0 ? readAll(pipe.input()) : "";
        } finally {
            // Without a reader, a command that still writes ends.
            Descriptors.close(pipe.input());
            shell.status(process > 0 ? await(process) : -process);
        }
    }

    private static String readAll(int descriptor) throws ShellException {
        try {
            return Script.readAll(descriptor);
        } catch (PosixFault fault) {
            throw new ShellException("cannot read a command's output: " + fault.text());
        } catch (OutOfMemoryError tooLong) {
            throw new ShellException("a command's output is too long: " + PosixFault.ENOMEM.text());
        }
    }

    /** Starts a command; the result is the process's number, or a status below 0. */
    private int startCommand(Command command, Descriptors descriptors, int group) throws ShellException {
        if (!(command instanceof Command.Simple simple)) {
            return startShell(command.source(), descriptors, group);
        }
        List<String> words = new Expander(shell).arguments(simple.words);
        if (words.isEmpty() || shell.knows(words.get(0))) {
            return startShell(command.source(), descriptors, group);
        }
        Descriptors own = new Descriptors(descriptors);
        try {
            own.redirect(simple.redirections, shell);
            List<String> assignments = new ArrayList<>();
            for (String assignment : simple.assignments) {
                int equals = assignment.indexOf('=') + 1;
                String value = new Expander(shell).text(assignment.substring(equals));
                assignments.add(assignment.substring(0, equals) + value);
            }
            return start(words, assignments, own, group);
        } finally {
            own.close();
        }
    }

    private int startShell(String text, Descriptors descriptors, int group) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", shell.functionTexts() + text, shell.name()));
        words.addAll(shell.arguments());
        return spawn(SELF, words, shell.variables().environment(true), descriptors, group);
    }

    private int start(List<String> words, List<String> assignments, Descriptors descriptors, int group) {
        String path = find(words.get(0));
        if (path == null) {
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
        return spawn(path, words, environment, descriptors, group);
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

    private int spawn(String path, List<String> words, List<String> environment, Descriptors descriptors, int group) {
        try {
            return spawnOnce(path, words, environment, descriptors, group);
        } catch (PosixFault fault) {
            if (fault.code() == PosixFault.ENOEXEC.code()) {
                return spawnScript(path, words, environment, descriptors, group);
            }
            return refused(words.get(0), fault);
        }
    }

    private int spawnOnce(String path, List<String> words, List<String> environment, Descriptors descriptors, int group)
            throws PosixFault {
        return host.spawn(
                path,
                words,
                environment,
                descriptors.get(Files.INPUT),
                descriptors.get(Files.OUTPUT),
                descriptors.get(Files.ERROR),
                group);
    }

    /** A file that is no program is taken for a text of commands. */
    private int spawnScript(
            String path, List<String> words, List<String> environment, Descriptors descriptors, int group) {
        List<String> all = new ArrayList<>(List.of("sh", path));
        all.addAll(words.subList(1, words.size()));
        try {
            return spawnOnce(SELF, all, environment, descriptors, group);
        } catch (PosixFault fault) {
            return refused(words.get(0), fault);
        }
    }

    private int refused(String word, PosixFault fault) {
        shell.complain(word + ": " + fault.text());
        return fault.code() == PosixFault.ENOENT.code() ? -NOT_FOUND : -NOT_EXECUTABLE;
    }

    /** The file of a program; null if there is none. */
    @Nullable
    String find(String word) {
        if (word.indexOf('/') >= 0) {
            return word;
        }
        for (String directory : shell.variables().get("PATH", "/bin").split(":")) {
            // A file's name in the archive cannot be a bracket; test looks at the name it was called by.
            String path = directory + "/" + (word.equals("[") ? "test" : word);
            if (isProgram(path)) {
                return path;
            }
        }
        return null;
    }

    private static boolean isProgram(String path) {
        try {
            FileStatus status = Files.stat(path);
            return !status.isDirectory() && (status.mode() & EXECUTE) != 0;
        } catch (PosixFault fault) {
            return false;
        }
    }

    /** Lets control-C end the group while all are waited for; the status is that of the last. */
    private int inForeground(int group, List<Integer> processes) {
        foreground(group);
        int status = 0;
        for (int process : processes) {
            status = await(process);
        }
        foreground(0);
        if (ownGroups && status == SIGNAL + INTERRUPT) {
            shell.control().interrupt();
        }
        return status;
    }

    private void foreground(int group) {
        if (!ownGroups) {
            return;
        }
        try {
            host.foreground(group);
        } catch (PosixFault fault) {
            return; // the group has ended already
        }
    }

    /** Waits for one child. */
    int await(int process) {
        try {
            ProcessEnd end = host.await(process);
            background.remove(Integer.valueOf(process));
            return statusOf(end);
        } catch (PosixFault fault) {
            return NOT_FOUND;
        }
    }

    private int statusOf(ProcessEnd end) {
        if (end.signal() == 0) {
            return end.status();
        }
        if (end.signal() != INTERRUPT && ownGroups) {
            shell.complain("process " + end.process() + " ended by signal " + end.signal());
        }
        return SIGNAL + end.signal();
    }

    /** Ends what the shell itself is at if control-C was typed; only for a shell with a person. */
    void lookForInterrupt() {
        try {
            if (ownGroups && host.interrupted()) {
                shell.control().interrupt();
                shell.status(SIGNAL + INTERRUPT);
            }
        } catch (PosixFault fault) {
            return; // then nobody can interrupt
        }
    }

    /** Forgets a control-C that came too late. */
    void forgetInterrupt() {
        try {
            host.interrupted();
        } catch (PosixFault fault) {
            return; // then there is none
        }
    }

    /** Sends a signal. */
    void kill(int process, int signal) throws PosixFault {
        host.kill(process, signal);
    }

    /** Waits for all programs in the background. */
    int awaitAll() {
        int status = 0;
        for (int process : new ArrayList<>(background)) {
            status = await(process);
        }
        return status;
    }

    /** Takes note of programs in the background that have ended. */
    void collect() {
        for (int process : new ArrayList<>(background)) {
            try {
                if (host.poll(process).process() != 0) {
                    background.remove(Integer.valueOf(process));
                }
            } catch (PosixFault fault) {
                background.remove(Integer.valueOf(process));
            }
        }
    }

    /** Numbers of the programs in the background. */
    List<Integer> inBackground() {
        return background;
    }
}
