package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.posix.Printer;

/** Commands about variables, arguments and options of the shell. */
final class VariableCommands {
    private static final int WRONG = 2;

    private VariableCommands() {}

    static int export(Shell shell, List<String> words) throws ShellException {
        if (words.size() == 1 || words.get(1).equals("-p")) {
            Printer out = shell.out();
            for (String name : shell.variables().names()) {
                if (shell.variables().isExported(name)) {
                    out.line("export " + assignment(shell, name));
                }
            }
            return shell.finish(out);
        }
        return each(shell, words, shell.variables()::export);
    }

    /** {@code readonly}. */
    static int fix(Shell shell, List<String> words) throws ShellException {
        if (words.size() == 1 || words.get(1).equals("-p")) {
            Printer out = shell.out();
            for (String name : shell.variables().fixed()) {
                out.line("readonly " + assignment(shell, name));
            }
            return shell.finish(out);
        }
        return each(shell, words, shell.variables()::fix);
    }

    private static String assignment(Shell shell, String name) {
        return name + "=" + Names.quoted(shell.variables().get(name, ""));
    }

    /** What is done with a variable that has its value. */
    private interface Work {
        void apply(String name);
    }

    private static int each(Shell shell, List<String> words, Work work) throws ShellException {
        int status = 0;
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!Names.isName(name)) {
                shell.complain(words.get(0) + ": " + name + ": bad variable name");
                status = WRONG;
                continue;
            }
            if (equals >= 0) {
                shell.variables().set(name, word.substring(equals + 1));
            }
            work.apply(name);
        }
        return status;
    }

    /** Variables get back the value they have now when the function ends. */
    static int local(Shell shell, List<String> words) throws ShellException {
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!shell.keep(name)) {
                throw new ShellException("local: not in a function");
            }
            if (equals >= 0) {
                shell.variables().set(name, word.substring(equals + 1));
            }
        }
        return 0;
    }

    static int unset(Shell shell, List<String> words) throws ShellException {
        boolean option =
                words.size() > 1 && (words.get(1).equals("-v") || words.get(1).equals("-f"));
        boolean functions = !option || words.get(1).equals("-f");
        for (String word : words.subList(option ? 2 : 1, words.size())) {
            if (!option || !functions) {
                shell.variables().unset(word);
            }
            if (functions) {
                shell.forget(word);
            }
        }
        return 0;
    }

    static int set(Shell shell, List<String> words) {
        if (words.size() == 1) {
            Printer out = shell.out();
            for (String name : shell.variables().names()) {
                out.line(assignment(shell, name));
            }
            return shell.finish(out);
        }
        int next = 1;
        while (next < words.size() && Switches.isOption(words.get(next))) {
            if (words.get(next).equals("-o") && next + 1 == words.size()) {
                return shell.show(shell.switches().list());
            }
            String wrong = shell.switches().change(words.get(next));
            if (!wrong.isEmpty()) {
                shell.complain("set: Illegal option " + wrong);
                return WRONG;
            }
            next++;
        }
        if (next < words.size()) {
            next += words.get(next).equals("--") ? 1 : 0;
            shell.arguments(new ArrayList<>(words.subList(next, words.size())));
        }
        return 0;
    }

    static int shift(Shell shell, List<String> words) throws ShellException {
        int count = words.size() > 1 ? Names.number(words.get(1)) : 1;
        List<String> arguments = shell.arguments();
        if (count < 0 || count > arguments.size()) {
            shell.complain("shift: can't shift that many");
            return WRONG;
        }
        shell.arguments(new ArrayList<>(arguments.subList(count, arguments.size())));
        return 0;
    }
}
