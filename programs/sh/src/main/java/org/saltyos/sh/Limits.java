package org.saltyos.sh;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessLimits;
import org.saltyos.basalt.process.ProcessManager;

/**
 * {@code ulimit [-a|-v|-u] [N]}: shows or lowers what the shell, and what it starts from now on, may have: memory of one process in KiB
 * ({@code -v}, also without an option), processes of a family ({@code -u}). {@code unlimited} is as much as there is.
 */
final class Limits {
    private static final int KIB_SHIFT = 10;
    private static final String UNLIMITED = "unlimited";

    private final Shell shell;

    Limits(Shell shell) {
        this.shell = shell;
    }

    /** What the words ask for: a text to show, empty for none. */
    String run(List<String> words) throws ShellException {
        if (words.size() == 2 && words.get(1).equals("-a")) {
            try {
                return "memory of a process in KiB (-v)   " + show(true) + "\nprocesses of a family   (-u)     "
                        + show(false);
            } catch (PosixFault fault) {
                throw new ShellException("ulimit: " + fault.text());
            }
        }
        boolean option = words.size() > 1 && words.get(1).startsWith("-");
        String name = option ? words.get(1) : "-v";
        int rest = option ? 2 : 1;
        if (!name.equals("-v") && !name.equals("-u") || words.size() > rest + 1) {
            throw new ShellException("usage: ulimit [-a|-v|-u] [N]");
        }
        boolean memory = name.equals("-v");
        try {
            if (words.size() == rest) {
                return show(memory);
            }
            long value = number(words.get(rest), memory);
            shell.host().limit(memory ? ProcessManager.MEMORY_LIMIT : ProcessManager.PROCESSES_LIMIT, value);
            return "";
        } catch (PosixFault fault) {
            throw new ShellException("ulimit: " + fault.text());
        }
    }

    private String show(boolean memory) throws PosixFault {
        ProcessLimits limits = shell.host().limits();
        if (!memory) {
            return Long.toString(limits.processes());
        }
        return limits.memory() == Long.MAX_VALUE ? UNLIMITED : Long.toString(limits.memory() >>> KIB_SHIFT);
    }

    private static long number(String text, boolean memory) throws ShellException {
        if (text.equals(UNLIMITED)) {
            return Long.MAX_VALUE;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value < 1L << Integer.SIZE) {
                return memory ? value << KIB_SHIFT : value;
            }
        } catch (NumberFormatException none) {
            throw new ShellException("ulimit: Illegal number: " + text);
        }
        throw new ShellException("ulimit: Illegal number: " + text);
    }
}
