package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** Commands that decide where the shell goes on: exit, return, break, continue, eval, exec, trap and the dot. */
final class FlowCommands {
    private static final int WRONG = 2;

    private FlowCommands() {}

    /** {@code exit} and {@code return}. */
    static int leave(Shell shell, List<String> words) throws ShellException {
        int status = words.size() > 1 ? Names.number(words.get(1)) : shell.status();
        shell.control().leave(words.get(0).equals("exit") ? Flow.EXIT : Flow.RETURN, 1);
        return status & 0xff;
    }

    /** {@code break} and {@code continue}. */
    static int leaveLoops(Shell shell, List<String> words) throws ShellException {
        if (shell.control().isInLoop()) {
            Flow flow = words.get(0).equals("break") ? Flow.BREAK : Flow.CONTINUE;
            shell.control().leave(flow, words.size() > 1 ? Math.max(1, Names.number(words.get(1))) : 1);
        }
        return 0;
    }

    static int evaluate(Shell shell, List<String> words) {
        return shell.runText(String.join(" ", words.subList(1, words.size())));
    }

    /** The dot. */
    static int source(Shell shell, List<String> words) {
        if (words.size() < 2) {
            shell.complain(".: a file is missing");
            return WRONG;
        }
        try {
            int file = Files.open(words.get(1), OpenFlag.READ, 0);
            String text = Script.readAll(file);
            Files.close(file);
            int status = shell.runText(text);
            shell.control().takeReturn();
            return status;
        } catch (PosixFault fault) {
            shell.complain(".: " + words.get(1) + ": " + fault.text());
            return WRONG;
        }
    }

    /** Keeps the redirections of the command, or becomes another program. */
    static int execute(Shell shell, List<String> words) {
        if (words.size() == 1) {
            shell.descriptors().keep();
            return 0;
        }
        int failure = shell.launcher().become(words.subList(1, words.size()), shell.descriptors());
        if (!shell.jobs().isInteractive()) {
            shell.control().leave(Flow.EXIT, 1);
        }
        return failure;
    }

    /** {@code trap COMMANDS EXIT}, {@code trap - EXIT}: signals end a process, so its end by itself is all that can be caught. */
    static int trap(Shell shell, List<String> words) {
        if (words.size() == 1) {
            boolean empty = shell.atExit().isEmpty();
            return empty ? 0 : shell.show("trap -- " + Names.quoted(shell.atExit()) + " EXIT");
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
}
