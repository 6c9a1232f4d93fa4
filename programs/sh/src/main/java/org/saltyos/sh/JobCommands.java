package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Printer;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.basalt.process.Signal;

/** {@code jobs}, {@code fg}, {@code wait}, {@code kill} and {@code time}. */
final class JobCommands {
    private static final int WRONG = 2;
    private static final int NOT_FOUND = 127;
    private static final long MILLISECOND = 1_000_000;
    private static final int SECOND = 1000;

    private JobCommands() {}

    static int list(Shell shell, List<String> words) {
        shell.jobs().collect();
        Printer out = shell.out();
        for (Jobs.Job job : shell.jobs().all()) {
            out.line(job.line("running"));
        }
        return shell.finish(out);
    }

    /** Waits for a command in the background as if it had not been sent there: control-C ends it. */
    static int foreground(Shell shell, List<String> words) {
        String name = words.size() > 1 ? words.get(1) : "%%";
        Jobs.Job job = shell.jobs().named(name.startsWith("%") ? name : "%" + name);
        if (job == null) {
            shell.complain("fg: " + name + ": no such job");
            return 1;
        }
        shell.say(job.text());
        return shell.jobs().inForeground(job.process(), List.of(job.process()));
    }

    static int await(Shell shell, List<String> words) throws ShellException {
        int status = 0;
        if (words.size() == 1) {
            shell.jobs().awaitAll();
        }
        for (String word : words.subList(1, words.size())) {
            Jobs.Job job = word.startsWith("%") ? shell.jobs().named(word) : null;
            status = job != null
                    ? shell.jobs().await(job.process())
                    : word.startsWith("%") ? NOT_FOUND : shell.jobs().await(Names.number(word));
        }
        return status;
    }

    /** Ends processes. The shell can do it itself because there may be no room for another process when it is needed most. */
    static int kill(Shell shell, List<String> words) {
        if (words.size() == 2 && words.get(1).equals("-l")) {
            return shell.show(Signal.list());
        }
        boolean named =
                words.size() > 1 && words.get(1).startsWith("-") && words.get(1).length() > 1;
        int signal = named ? Signal.named(words.get(1).substring(1)) : Signal.TERMINATE;
        List<String> targets = words.subList(named ? 2 : 1, words.size());
        if (signal < 0 || targets.isEmpty()) {
            shell.complain(
                    signal < 0
                            ? "kill: " + words.get(1) + ": no such signal"
                            : "usage: kill [-SIGNAL] PROCESS|%JOB... | -l");
            return WRONG;
        }
        int status = 0;
        for (String target : targets) {
            status |= kill(shell, target, signal);
        }
        return status;
    }

    private static int kill(Shell shell, String target, int signal) {
        Jobs.Job job = target.startsWith("%") ? shell.jobs().named(target) : null;
        try {
            // A job of a shell with a person is a group of its own.
            int process = job == null
                    ? Integer.parseInt(target)
                    : shell.jobs().isInteractive() ? -job.process() : job.process();
            shell.jobs().kill(process, signal);
            return 0;
        } catch (PosixFault fault) {
            shell.complain("kill: (" + target + "): " + fault.text());
        } catch (NumberFormatException none) {
            shell.complain(
                    "kill: " + target + ": " + (target.startsWith("%") ? "no such job" : "not a process number"));
        }
        return 1;
    }

    static int time(Shell shell, List<String> words) throws ShellException {
        if (words.size() == 1) {
            return 0;
        }
        long start = Processes.clock();
        int status = shell.call(words.subList(1, words.size()));
        long milliseconds = (Processes.clock() - start) / MILLISECOND;
        String places = Long.toString(SECOND + milliseconds % SECOND).substring(1);
        shell.say("real " + milliseconds / SECOND + "." + places + " s");
        return status;
    }
}
