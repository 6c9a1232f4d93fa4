package org.saltyos.sh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;
import org.saltyos.basalt.process.Signal;

/** Commands that the shell carries out itself, because they change it or are used too often to start a program. */
final class Builtins {
    private static final int WRONG = 2;
    private static final int NOT_FOUND = 127;
    private static final Set<String> NAMES = Set.of(
            ":",
            ".",
            "true",
            "false",
            "echo",
            "cd",
            "exit",
            "export",
            "getopts",
            "trap",
            "unset",
            "set",
            "shift",
            "read",
            "eval",
            "exec",
            "break",
            "continue",
            "return",
            "wait",
            "jobs",
            "kill",
            "type",
            "pwd",
            "umask",
            "ulimit",
            "help");

    private static final Set<String> SPECIAL = Set.of(
            ":", ".", "break", "continue", "eval", "exec", "exit", "export", "return", "set", "shift", "trap", "unset");

    private final Shell shell;

    Builtins(Shell shell) {
        this.shell = shell;
    }

    boolean has(String word) {
        return NAMES.contains(word);
    }

    /** Whether variables that are set for the command stay set behind it (POSIX.1-2017, section 2.14). */
    boolean isSpecial(String word) {
        return SPECIAL.contains(word);
    }

    /** Carries out the command that the first word names; returns its status. */
    int run(List<String> words) throws ShellException {
        String first = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case ":", "true", "umask" -> 0;
            case "false" -> 1;
            case "ulimit" -> limits(words);
            case "echo" -> echo(words);
            case "cd" -> cd(words.size() > 1 ? first : shell.variables().get("HOME", "/"));
            case "pwd" -> pwd();
            case "exit" -> leave(Flow.EXIT, words.size() > 1 ? number(first) : shell.status());
            case "return" -> leave(Flow.RETURN, words.size() > 1 ? number(first) : shell.status());
            case "break" -> loop(Flow.BREAK, words);
            case "continue" -> loop(Flow.CONTINUE, words);
            case "export" -> export(words);
            case "unset" -> unset(words);
            case "set" -> set(words);
            case "shift" -> shift(words.size() > 1 ? number(first) : 1);
            case "read" -> read(words);
            case "eval" -> shell.runText(String.join(" ", words.subList(1, words.size())));
            case "." -> source(first);
            case "exec" -> execute(words);
            case "trap" -> trap(words);
            case "getopts" -> shell.options().next(shell, words);
            case "wait" ->
                words.size() > 1
                        ? shell.programs().await(number(first))
                        : shell.programs().awaitAll();
            case "jobs" -> jobs();
            case "kill" -> kill(words);
            case "type" -> type(words);
            default -> help();
        };
    }

    private int limits(List<String> words) throws ShellException {
        String text = new Limits(shell).run(words);
        return text.isEmpty() ? 0 : finish(out().line(text));
    }

    private Printer out() {
        return new Printer(shell.descriptors().get(Files.OUTPUT));
    }

    private int finish(Printer out) {
        out.flush();
        return out.failure() == 0 ? 0 : 1;
    }

    private int number(String text) throws ShellException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new ShellException("Illegal number: " + text);
        }
    }

    private int echo(List<String> words) {
        boolean newLine = words.size() < 2 || !words.get(1).equals("-n");
        Printer out = out().print(String.join(" ", words.subList(newLine ? 1 : 2, words.size())));
        return finish(newLine ? out.line() : out);
    }

    private int cd(String path) {
        try {
            boolean back = path.equals("-");
            String target = back ? shell.variables().get("OLDPWD", "/") : path;
            String before = Files.getcwd();
            Files.chdir(target);
            shell.variables().set("OLDPWD", before);
            shell.variables().set("PWD", Files.getcwd());
            return back ? pwd() : 0;
        } catch (PosixFault fault) {
            shell.complain("cd: can't cd to " + path + ": " + fault.text());
            return WRONG;
        }
    }

    private int pwd() {
        try {
            return finish(out().line(Files.getcwd()));
        } catch (PosixFault fault) {
            shell.complain("pwd: " + fault.text());
            return 1;
        }
    }

    private int leave(Flow flow, int status) {
        shell.control().leave(flow, 1);
        return status & 0xff;
    }

    private int loop(Flow flow, List<String> words) throws ShellException {
        if (shell.control().isInLoop()) {
            shell.control().leave(flow, words.size() > 1 ? Math.max(1, number(words.get(1))) : 1);
        }
        return 0;
    }

    private int export(List<String> words) {
        if (words.size() == 1 || words.get(1).equals("-p")) {
            Printer out = out();
            for (String name : shell.variables().names()) {
                if (shell.variables().isExported(name)) {
                    out.line("export " + name + "="
                            + Names.quoted(shell.variables().get(name, "")));
                }
            }
            return finish(out);
        }
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!Names.isName(name)) {
                shell.complain("export: " + name + ": bad variable name");
                status = WRONG;
                continue;
            }
            if (equals >= 0) {
                shell.variables().set(name, word.substring(equals + 1));
            }
            shell.variables().export(name);
        }
        return status;
    }

    private int unset(List<String> words) {
        for (String word : words.subList(1, words.size())) {
            shell.variables().unset(word);
            shell.forget(word);
        }
        return 0;
    }

    private int set(List<String> words) {
        if (words.size() == 1) {
            Printer out = out();
            for (String name : shell.variables().names()) {
                out.line(name + "=" + Names.quoted(shell.variables().get(name, "")));
            }
            return finish(out);
        }
        int next = 1;
        String first = words.get(1);
        if (first.equals("-e") || first.equals("+e")) {
            shell.control().stopAtErrors(first.equals("-e"));
            next = 2;
        }
        if (next < words.size()) {
            next += words.get(next).equals("--") ? 1 : 0;
            shell.arguments(new ArrayList<>(words.subList(next, words.size())));
        }
        return 0;
    }

    private int shift(int count) {
        if (count < 0 || count > shell.arguments().size()) {
            shell.complain("shift: can't shift that many");
            return WRONG;
        }
        List<String> arguments = shell.arguments();
        shell.arguments(new ArrayList<>(arguments.subList(count, arguments.size())));
        return 0;
    }

    /** Reads one line, byte by byte so that what follows it is left for others. */
    private int read(List<String> words) {
        List<String> names = new ArrayList<>(words.subList(1, words.size()));
        boolean raw = !names.isEmpty() && names.get(0).equals("-r");
        if (raw) {
            names.remove(0);
        }
        try {
            String line = line(raw);
            distribute(line == null ? "" : line, names);
            return line == null ? 1 : 0;
        } catch (PosixFault fault) {
            shell.complain("read: " + fault.text());
            return 1;
        }
    }

    private @Nullable String line(boolean raw) throws PosixFault {
        byte[] one = new byte[1];
        byte[] line = new byte[128];
        int length = 0;
        boolean escaped = false;
        while (Files.read(shell.descriptors().get(Files.INPUT), one, 0, 1) > 0) {
            if (!escaped && !raw && one[0] == '\\') {
                escaped = true;
                continue;
            }
            if (one[0] == '\n' && !escaped) {
                return Utf8.decode(line, 0, length);
            }
            if (one[0] != '\n') {
                line = length == line.length ? Arrays.copyOf(line, length * 2) : line;
                line[length] = one[0];
                length++;
            }
            escaped = false;
        }
        return length == 0 ? null : Utf8.decode(line, 0, length);
    }

    /** One word for each variable, the rest of the line for the last. */
    private void distribute(String line, List<String> names) {
        String rest = line.strip();
        for (int i = 0; i < names.size(); i++) {
            int end = 0;
            while (end < rest.length() && rest.charAt(end) != ' ' && rest.charAt(end) != '\t') {
                end++;
            }
            boolean last = i + 1 == names.size();
            shell.variables().set(names.get(i), last ? rest : rest.substring(0, end));
            rest = last ? "" : rest.substring(end).strip();
        }
    }

    private int source(String path) {
        try {
            int file = Files.open(path, OpenFlag.READ, 0);
            String text = Script.readAll(file);
            Files.close(file);
            int status = shell.runText(text);
            shell.control().takeReturn();
            return status;
        } catch (PosixFault fault) {
            shell.complain(".: " + path + ": " + fault.text());
            return WRONG;
        }
    }

    /** Keeps the redirections of the command, or becomes another program. */
    private int execute(List<String> words) throws ShellException {
        if (words.size() == 1) {
            shell.descriptors().keep();
            return 0;
        }
        int failure = shell.programs().become(words.subList(1, words.size()), shell.descriptors());
        if (!shell.programs().isInteractive()) {
            shell.control().leave(Flow.EXIT, 1);
        }
        return failure;
    }

    /** {@code trap COMMANDS EXIT}, {@code trap - EXIT}: signals end a process, so its end by itself is all that can be caught. */
    private int trap(List<String> words) {
        if (words.size() == 1) {
            boolean empty = shell.atExit().isEmpty();
            return empty ? 0 : finish(out().line("trap -- " + Names.quoted(shell.atExit()) + " EXIT"));
        }
        boolean reset = words.get(1).equals("-");
        int status = 0;
        for (String condition : words.subList(words.size() == 2 ? 1 : 2, words.size())) {
            if (condition.equals("EXIT") || condition.equals("0")) {
                shell.atExit(reset || words.size() == 2 ? "" : words.get(1));
            } else if (!reset) {
                shell.complain("trap: " + condition + ": only EXIT can be caught");
                status = 1;
            }
        }
        return status;
    }

    private int jobs() {
        shell.programs().collect();
        Printer out = out();
        for (int process : shell.programs().inBackground()) {
            out.line(process + " running");
        }
        return finish(out);
    }

    /** Ends processes. The shell can do it itself because there may be no room for another process when it is needed most. */
    private int kill(List<String> words) {
        boolean named =
                words.size() > 1 && words.get(1).startsWith("-") && words.get(1).length() > 1;
        int signal = named ? Signal.named(words.get(1).substring(1)) : Signal.TERMINATE;
        List<String> targets = words.subList(named ? 2 : 1, words.size());
        if (signal < 0 || targets.isEmpty()) {
            shell.complain(
                    signal < 0 ? "kill: " + words.get(1) + ": no such signal" : "usage: kill [-SIGNAL] PROCESS...");
            return WRONG;
        }
        int status = 0;
        for (String target : targets) {
            try {
                shell.programs().kill(Integer.parseInt(target), signal);
            } catch (PosixFault fault) {
                shell.complain("kill: (" + target + "): " + fault.text());
                status = 1;
            } catch (NumberFormatException none) {
                shell.complain("kill: " + target + ": not a process number");
                status = 1;
            }
        }
        return status;
    }

    private int type(List<String> words) {
        Printer out = out();
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            String path = shell.programs().find(word);
            if (has(word)) {
                out.line(word + " is a shell builtin");
            } else if (shell.knows(word)) {
                out.line(word + " is a shell function");
            } else if (path != null) {
                out.line(word + " is " + path);
            } else {
                out.line(word + ": not found");
                status = NOT_FOUND;
            }
        }
        out.flush();
        return status;
    }

    private int help() {
        List<String> names = new ArrayList<>(NAMES);
        names.sort(null);
        return finish(out().line("The shell itself knows: " + String.join(" ", names))
                .line("Programs are in /bin; ls /bin lists them."));
    }
}
