package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** What a shell was called for: a text, a file of commands, or what is typed or comes in. */
final class Session {
    private static final int WRONG = 2;
    private static final int NOT_FOUND = 127;
    private static final int INTERRUPTED = 130;

    private final Host host;
    private final Map<String, String> environment;

    Session(Host host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    /** Does what the arguments ask for; the first is the shell's name. Returns the exit status. */
    int run(List<String> arguments) {
        String name = arguments.isEmpty() ? "sh" : arguments.get(0);
        List<String> rest = new ArrayList<>(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        List<String> options = new ArrayList<>();
        while (!rest.isEmpty() && Switches.isOption(rest.get(0)) && !rest.get(0).equals("-c")) {
            options.add(rest.remove(0));
        }
        if (rest.isEmpty()) {
            Shell shell = shell(name, rest, options);
            shell.status(isTerminal() ? interactive(shell) : fromInput(shell));
            return shell.end();
        }
        if (rest.get(0).equals("-c")) {
            if (rest.size() < 2) {
                shell(name, List.of(), options).complain("-c requires an argument");
                return WRONG;
            }
            String zero = rest.size() > 2 ? rest.get(2) : name;
            Shell shell = shell(zero, rest.subList(Math.min(3, rest.size()), rest.size()), options);
            shell.runText(rest.get(1));
            return shell.end();
        }
        Shell shell = shell(rest.get(0), rest.subList(1, rest.size()), options);
        shell.status(fromFile(shell, rest.get(0)));
        return shell.end();
    }

    private Shell shell(String name, List<String> arguments, List<String> options) {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.putIfAbsent("PATH", "/bin");
        Shell shell = new Shell(host, variables, name, new ArrayList<>(arguments));
        for (String option : options) {
            String wrong = shell.switches().change(option);
            if (!wrong.isEmpty()) {
                shell.complain("Illegal option " + wrong);
            }
        }
        return shell;
    }

    private static boolean isTerminal() {
        try {
            Files.terminalMode(Files.INPUT);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }

    private static int fromFile(Shell shell, String path) {
        try {
            int file = Files.open(path, OpenFlag.READ, 0);
            String text = Script.readAll(file);
            Files.close(file);
            return shell.runText(text);
        } catch (PosixFault fault) {
            shell.complain("cannot open " + path + ": " + fault.text());
            return NOT_FOUND;
        }
    }

    /** Source of lines. */
    private interface Lines {
        @Nullable
        String next(boolean first) throws PosixFault;
    }

    private static int fromInput(Shell shell) {
        LineReader reader = new LineReader(Files.INPUT);
        return loop(shell, first -> reader.next());
    }

    private static int interactive(Shell shell) {
        shell.jobs().useGroups();
        LineEditor editor = new LineEditor(shell);
        return loop(shell, first -> {
            shell.jobs().collect();
            shell.jobs().forgetInterrupt();
            String line = editor.read(
                    first
                            ? shell.variables().get("PS1", "$ ")
                            : shell.variables().get("PS2", "> "));
            if (line != null && editor.wasInterrupted()) {
                shell.status(INTERRUPTED);
                return "\u0003";
            }
            if (line != null) {
                shell.history().add(line);
            }
            return line;
        });
    }

    /** Carries out line after line, several together where a command goes on in the next. */
    private static int loop(Shell shell, Lines lines) {
        StringBuilder text = new StringBuilder();
        try {
            String line = lines.next(true);
            while (line != null && !shell.control().hasEnded()) {
                if (line.equals("\u0003")) {
                    text.setLength(0);
                } else {
                    text.append(line).append('\n');
                    carryOut(shell, text);
                }
                line = shell.control().hasEnded() ? null : lines.next(text.length() == 0);
            }
        } catch (PosixFault fault) {
            shell.complain("cannot read commands: " + fault.text());
            return WRONG;
        }
        if (text.length() > 0) {
            return shell.runText(text.toString());
        }
        return shell.status();
    }

    private static void carryOut(Shell shell, StringBuilder text) {
        try {
            Command command = Parser.parse(text.toString(), shell.aliases());
            text.setLength(0);
            if (!(command instanceof Command.Sequence sequence) || !sequence.commands.isEmpty()) {
                shell.run(command);
                shell.control().takeInterrupted();
            }
        } catch (OutOfMemoryError tooMuch) {
            text.setLength(0);
            shell.complain(PosixFault.ENOMEM.text());
            shell.status(WRONG);
        } catch (SyntaxException wrong) {
            if (!wrong.isIncomplete()) {
                text.setLength(0);
                shell.complain(wrong.text());
                shell.status(WRONG);
            }
        }
    }
}
