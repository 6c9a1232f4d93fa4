package org.saltyos.sh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the shell carries out itself, because they change it or are used too often to start a program. In the order of their
 * names, as {@code help} lists them.
 */
final class Builtins {
    private static final List<Entry> ENTRIES = List.of(
            new Entry(".", "FILE", "carries out the commands of a file", true, FlowCommands::source),
            new Entry(":", "[WORD...]", "does nothing", true, (shell, words) -> 0),
            new Entry("alias", "[NAME[=TEXT]...]", "lets a name stand for a text", false, LookupCommands::alias),
            new Entry("break", "[LOOPS]", "ends loops", true, FlowCommands::leaveLoops),
            new Entry("cd", "[DIRECTORY | -]", "changes the working directory", false, DirectoryCommands::change),
            new Entry("command", "[-vV] NAME [WORD...]", "runs a command, no function", false, LookupCommands::command),
            new Entry("continue", "[LOOPS]", "goes on with the next round of a loop", true, FlowCommands::leaveLoops),
            new Entry("echo", "[-n] [TEXT...]", "writes its arguments", false, LookupCommands::echo),
            new Entry("eval", "[WORD...]", "carries out its arguments", true, FlowCommands::evaluate),
            new Entry("exec", "[COMMAND...]", "becomes a program, or keeps redirections", true, FlowCommands::execute),
            new Entry("exit", "[STATUS]", "ends the shell", true, FlowCommands::leave),
            new Entry(
                    "export", "[-p] [NAME[=VALUE]...]", "shows variables to programs", true, VariableCommands::export),
            new Entry("false", "", "fails", false, (shell, words) -> 1),
            new Entry("fg", "[%JOB]", "waits for a command in the background", false, JobCommands::foreground),
            new Entry(
                    "getopts",
                    "OPTIONS NAME [WORD...]",
                    "takes options off arguments",
                    false,
                    (shell, words) -> shell.options().next(shell, words)),
            new Entry("help", "[NAME...]", "tells how commands of the shell are called", false, LookupCommands::help),
            new Entry("history", "", "lists the lines that were typed", false, LookupCommands::history),
            new Entry("jobs", "", "lists commands in the background", false, JobCommands::list),
            new Entry("kill", "[-SIGNAL] PROCESS|%JOB... | -l", "ends processes", false, JobCommands::kill),
            new Entry("local", "NAME[=VALUE]...", "makes variables of a function", true, VariableCommands::local),
            new Entry("pwd", "", "writes the working directory", false, DirectoryCommands::show),
            new Entry("read", "[-r] [NAME...]", "reads a line into variables", false, ReadCommand::run),
            new Entry("readonly", "[-p] [NAME[=VALUE]...]", "fixes variables", true, VariableCommands::fix),
            new Entry("return", "[STATUS]", "ends a function", true, FlowCommands::leave),
            new Entry("set", "[-efux] [--] [WORD...]", "sets options and $1, $2, ...", true, VariableCommands::set),
            new Entry("shift", "[COUNT]", "drops the first arguments", true, VariableCommands::shift),
            new Entry("time", "COMMAND [WORD...]", "tells how long a command takes", false, JobCommands::time),
            new Entry("trap", "[COMMANDS|-] EXIT", "does something at the end", true, FlowCommands::trap),
            new Entry("true", "", "succeeds", false, (shell, words) -> 0),
            new Entry("type", "NAME...", "tells what names stand for", false, LookupCommands::type),
            new Entry(
                    "ulimit",
                    "[-a|-v|-u] [N]",
                    "shows or lowers limits",
                    false,
                    (shell, words) -> shell.show(new Limits(shell).run(words))),
            new Entry("umask", "[000]", "shows that permissions are as programs ask", false, DirectoryCommands::mask),
            new Entry("unalias", "[-a] [NAME...]", "forgets aliases", false, LookupCommands::unalias),
            new Entry("unset", "[-fv] NAME...", "forgets variables and functions", true, VariableCommands::unset),
            new Entry("wait", "[PROCESS|%JOB...]", "waits for commands in the background", false, JobCommands::await));

    private Builtins() {}

    /**
     * A command.
     *
     * @param usage its arguments; empty for none
     * @param purpose what it does, in a few words
     * @param special whether variables that are set for it stay set behind it (POSIX.1-2017, section 2.14)
     */
    record Entry(String name, String usage, String purpose, boolean special, Builtin builtin) {
        /** Whether the words ask how it is called; echo takes {@code --help} for a text like any other. */
        boolean isAskedBy(List<String> words) {
            return words.size() == 2 && words.get(1).equals("--help") && !name.equals("echo");
        }

        /** How it is called. */
        String synopsis() {
            return usage.isEmpty() ? name : name + " " + usage;
        }
    }

    /** The command with a name; null if there is none. */
    static @Nullable Entry find(String name) {
        for (Entry entry : ENTRIES) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    /** All of them. */
    static List<Entry> all() {
        return ENTRIES;
    }
}
