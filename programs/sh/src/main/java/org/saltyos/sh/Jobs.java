package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProcessEnd;

/** What the shell has started and waits for: commands in the background, each with a number, and the group that control-C ends. */
final class Jobs {
    private static final int NOT_FOUND = 127;
    private static final int SIGNAL = 128;
    private static final int INTERRUPT = 2;
    private static final int TEXT_WIDTH = 60;

    private final Shell shell;
    private final Host host;
    private final List<Job> background = new ArrayList<>();
    private boolean ownGroups;
    private boolean endedBySignal;
    private String last = "";

    Jobs(Shell shell, Host host) {
        this.shell = shell;
        this.host = host;
    }

    /**
     * A command in the background.
     *
     * @param number counts from 1, the smallest that is free
     * @param process its process, which is also its group's number if it has one of its own
     * @param text as it was typed
     */
    record Job(int number, int process, String text) {
        /** As {@code jobs} lists it. */
        String line(String state) {
            return "[" + number + "] " + process + " " + state + "  " + text;
        }
    }

    /** Gives each command a group of its own, which control-C ends; for a shell with a person. */
    void useGroups() {
        ownGroups = true;
    }

    /** Whether a person types what the shell does. */
    boolean isInteractive() {
        return ownGroups;
    }

    /** The group that a new command comes into. */
    int newGroup() {
        return ownGroups ? Launch.NEW_GROUP : 0;
    }

    /** Process of the last command in the background; empty if there was none. */
    String lastInBackground() {
        return last;
    }

    /** Takes note of a command in the background, and tells a person its number. */
    void add(int process, String text) {
        last = Integer.toString(process);
        int number = 1;
        while (byNumber(number) != null) {
            number++;
        }
        String line = text.strip().replace('\n', ' ');
        background.add(new Job(number, process, line.substring(0, Math.min(TEXT_WIDTH, line.length()))));
        if (ownGroups) {
            shell.say("[" + number + "] " + process);
        }
    }

    /** Commands in the background, as far as the shell knows. */
    List<Job> all() {
        return background;
    }

    private @Nullable Job byNumber(int number) {
        for (Job job : background) {
            if (job.number() == number) {
                return job;
            }
        }
        return null;
    }

    /** The job that a word names: {@code %1}, {@code %%} or {@code %+} for the last, {@code %text} by its start; null if there is none. */
    @Nullable
    Job named(String word) {
        String name = word.substring(Math.min(1, word.length()));
        if (name.isEmpty() || name.equals("%") || name.equals("+")) {
            return background.isEmpty() ? null : background.get(background.size() - 1);
        }
        for (Job job : background) {
            if (Integer.toString(job.number()).equals(name) || job.text().startsWith(name)) {
                return job;
            }
        }
        return null;
    }

    /** Lets control-C end the group while all are waited for; the status is that of the last. */
    int inForeground(int group, List<Integer> processes) {
        foreground(group);
        endedBySignal = false;
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

    /** Whether a signal ended one of those that were waited for last. */
    boolean wasEndedBySignal() {
        return endedBySignal;
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
            background.removeIf(job -> job.process() == process);
            return statusOf(end);
        } catch (PosixFault fault) {
            return NOT_FOUND;
        }
    }

    private int statusOf(ProcessEnd end) {
        if (end.signal() == 0) {
            return end.status();
        }
        endedBySignal = true;
        if (end.signal() != INTERRUPT && ownGroups) {
            shell.complain("process " + end.process() + " ended by signal " + end.signal());
        }
        return SIGNAL + end.signal();
    }

    /** Waits for all commands in the background. */
    void awaitAll() {
        for (Job job : new ArrayList<>(background)) {
            await(job.process());
        }
    }

    /** Takes note of commands in the background that have ended, and tells a person how. */
    void collect() {
        for (Job job : new ArrayList<>(background)) {
            try {
                ProcessEnd end = host.poll(job.process());
                if (end.process() != 0) {
                    background.remove(job);
                    tell(job, end);
                }
            } catch (PosixFault fault) {
                background.remove(job);
            }
        }
    }

    private void tell(Job job, ProcessEnd end) {
        if (ownGroups) {
            String how = end.signal() != 0
                    ? "ended by signal " + end.signal()
                    : end.status() == 0 ? "done" : "done, status " + end.status();
            shell.say(job.line(how));
        }
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
}
