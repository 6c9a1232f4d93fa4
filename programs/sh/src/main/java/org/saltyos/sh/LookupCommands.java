package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.posix.Printer;

/** Commands that tell what names stand for, and {@code echo}. */
final class LookupCommands {
    private static final int NOT_FOUND = 127;
    private static final int SYNOPSIS_WIDTH = 36;
    private static final int NUMBER_WIDTH = 5;

    private LookupCommands() {}

    static int echo(Shell shell, List<String> words) {
        boolean newLine = words.size() < 2 || !words.get(1).equals("-n");
        Printer out = shell.out().print(String.join(" ", words.subList(newLine ? 1 : 2, words.size())));
        return shell.finish(newLine ? out.line() : out);
    }

    static int type(Shell shell, List<String> words) {
        Printer out = shell.out();
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            String what = explain(shell, word);
            out.line(word + (what.isEmpty() ? ": not found" : " is " + what));
            status = what.isEmpty() ? NOT_FOUND : status;
        }
        shell.finish(out);
        return status;
    }

    private static String explain(Shell shell, String word) {
        if (!shell.aliases().get(word).isEmpty()) {
            return "an alias for " + shell.aliases().get(word);
        }
        if (shell.isFunction(word)) {
            return "a shell function";
        }
        if (Builtins.find(word) != null) {
            return "a shell builtin";
        }
        return path(shell, word);
    }

    private static String path(Shell shell, String word) {
        String path = shell.searchPath().find(word);
        return path == null || word.indexOf('/') >= 0 && !SearchPath.isProgram(path) ? "" : path;
    }

    /** Runs a command that a function hides, or with -v and -V tells which it would be. */
    static int command(Shell shell, List<String> words) throws ShellException {
        if (words.size() > 1 && words.get(1).equals("-V")) {
            return type(shell, words.subList(1, words.size()));
        }
        if (words.size() < 2 || !words.get(1).equals("-v")) {
            return words.size() < 2 ? 0 : shell.callWithoutFunctions(words.subList(1, words.size()));
        }
        int status = words.size() > 2 ? 0 : NOT_FOUND;
        for (String word : words.subList(2, words.size())) {
            String alias = shell.aliases().get(word);
            String found = !alias.isEmpty()
                    ? "alias " + word + "=" + Names.quoted(alias)
                    : shell.knows(word) ? word : path(shell, word);
            if (found.isEmpty()) {
                status = NOT_FOUND;
            } else {
                shell.show(found);
            }
        }
        return status;
    }

    static int alias(Shell shell, List<String> words) {
        if (words.size() == 1) {
            Printer out = shell.out();
            shell.aliases().each((name, text) -> out.line(name + "=" + Names.quoted(text)));
            return shell.finish(out);
        }
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=', 1);
            if (equals > 0) {
                shell.aliases().set(word.substring(0, equals), word.substring(equals + 1));
            } else if (shell.aliases().get(word).isEmpty()) {
                shell.complain("alias: " + word + " not found");
                status = 1;
            } else {
                shell.show(word + "=" + Names.quoted(shell.aliases().get(word)));
            }
        }
        return status;
    }

    static int unalias(Shell shell, List<String> words) {
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            if (word.equals("-a")) {
                shell.aliases().clear();
            } else if (!shell.aliases().remove(word)) {
                shell.complain("unalias: " + word + " not found");
                status = 1;
            }
        }
        return status;
    }

    static int history(Shell shell, List<String> words) {
        Printer out = shell.out();
        int number = shell.history().first();
        for (String line : shell.history().lines()) {
            String digits = Integer.toString(number);
            out.line(" ".repeat(Math.max(0, NUMBER_WIDTH - digits.length())) + digits + "  " + line);
            number++;
        }
        return shell.finish(out);
    }

    /** Of all commands of the shell in short, or of those that are named. */
    static int help(Shell shell, List<String> words) {
        Printer out = shell.out();
        int status = 0;
        if (words.size() == 1) {
            for (Builtins.Entry entry : Builtins.all()) {
                int gap = Math.max(1, SYNOPSIS_WIDTH - entry.synopsis().length());
                out.line(entry.synopsis() + " ".repeat(gap) + entry.purpose());
            }
            out.line("These are commands of the shell itself; man lists the programs in /bin.");
        }
        for (String word : words.subList(1, words.size())) {
            Builtins.Entry entry = Builtins.find(word);
            if (entry == null) {
                shell.complain("help: " + word + " is no command of the shell; try man " + word);
                status = 1;
            } else {
                out.line("usage: " + entry.synopsis()).line("  " + entry.purpose());
            }
        }
        shell.finish(out);
        return status;
    }
}
