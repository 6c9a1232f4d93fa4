package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.posix.Files;

/** Runs programs: alone, connected by pipes, in the background, or for what they write. */
final class Programs {
    private final Shell shell;
    private final Launcher launcher;
    private final Jobs jobs;

    Programs(Shell shell, Launcher launcher, Jobs jobs) {
        this.shell = shell;
        this.launcher = launcher;
        this.jobs = jobs;
    }

    /** Runs a program and waits for its end. */
    int run(List<String> words, List<String> assignments, Descriptors descriptors) {
        return await(launcher.program(words, assignments, descriptors, jobs.newGroup()));
    }

    /** Runs a text in another shell and waits for its end. */
    int subshell(String text, Descriptors descriptors) {
        return await(launcher.shell(text, descriptors, jobs.newGroup()));
    }

    private int await(int process) {
        return process < 0 ? -process : jobs.inForeground(process, List.of(process));
    }

    /** Starts a command and does not wait. */
    int background(Command command, Descriptors descriptors) throws ShellException {
        Descriptors own = new Descriptors(descriptors);
        try {
            if (!jobs.isInteractive()) {
                own.redirect(List.of(new Redirection(0, "<", "/dev/null")), shell);
            }
            int process = launcher.command(command, own, jobs.newGroup());
            if (process < 0) {
                return -process;
            }
            jobs.add(process, command.source());
            return 0;
        } finally {
            own.close();
        }
    }

    /** Runs commands of which each reads what the one before writes; the status is that of the last. */
    int pipeline(List<Command> commands, Descriptors descriptors) throws ShellException {
        List<Integer> processes = new ArrayList<>();
        int group = jobs.newGroup();
        int input = descriptors.get(Files.INPUT);
        int status = 0;
        for (int i = 0; i < commands.size(); i++) {
            boolean more = i + 1 < commands.size();
            PipeEnds pipe = more ? pipe() : new PipeEnds(-1, descriptors.get(Files.OUTPUT));
            Descriptors own = new Descriptors(descriptors);
            own.set(Files.INPUT, input);
            own.set(Files.OUTPUT, pipe.output());
            int process = start(commands.get(i), own, group);
            status = process < 0 ? -process : 0;
            if (process > 0) {
                processes.add(process);
                // The first of them is the group's number.
                group = jobs.isInteractive() ? processes.get(0) : group;
            }
            if (i > 0) {
                Descriptors.close(input);
            }
            if (more) {
                Descriptors.close(pipe.output());
            }
            input = pipe.input();
        }
        int result = processes.isEmpty() ? status : jobs.inForeground(Math.max(0, group), processes);
        return status != 0 ? status : result;
    }

    private int start(Command command, Descriptors descriptors, int group) {
        try {
            return launcher.command(command, descriptors, group);
        } catch (ShellException fault) {
            shell.complain(fault.text());
            return -2;
        }
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
        int process = launcher.shell(text, own, 0);
        Descriptors.close(pipe.output());
        try {
            return process > 0 ? readAll(pipe.input()) : "";
        } finally {
            // Without a reader, a command that still writes ends.
            Descriptors.close(pipe.input());
            shell.status(process > 0 ? jobs.await(process) : -process);
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
}
