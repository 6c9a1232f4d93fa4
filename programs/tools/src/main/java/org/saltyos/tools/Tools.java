package org.saltyos.tools;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;
import org.saltyos.basalt.posix.Printer;

/** Finds the program that argument 0 names, and runs it. */
final class Tools {
    private static final int NOT_FOUND = 127;
    private static final int USAGE = 2;

    private Tools() {}

    /**
     * Runs a program.
     *
     * @param arguments the first is the name it was called by, perhaps with a path
     * @return its exit status
     */
    static int run(List<String> arguments, Map<String, String> environment) {
        String name = arguments.isEmpty() ? "tools" : Paths.base(arguments.get(0));
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        if (name.equals("tools") && !rest.isEmpty()) {
            return run(rest, environment);
        }
        Applet applet = applet(name);
        if (applet == null) {
            new Printer(Files.ERROR).line(name + ": no such tool").flush();
            return NOT_FOUND;
        }
        Invocation call = new Invocation(name, rest, environment);
        int status;
        try {
            status = applet.run(call);
        } catch (UsageFault fault) {
            status = USAGE;
        } catch (PosixFault fault) {
            call.complain(fault.text());
            status = 1;
        } catch (OutOfMemoryError tooMuch) {
            call.complain("memory exhausted");
            status = 1;
        }
        call.out().flush();
        return call.out().failure() == 0 ? status : failure(call);
    }

    /** A pipe whose reader has gone is no reason to complain. */
    private static int failure(Invocation call) {
        try {
            PosixFault.raise(call.out().failure());
        } catch (PosixFault fault) {
            if (fault.code() != PosixFault.EPIPE.code()) {
                call.complain("write error: " + fault.text());
            }
        }
        return 1;
    }

    private static @Nullable Applet applet(String name) {
        return switch (name) {
            case "basename" -> new Basename();
            case "cat" -> new Cat();
            case "chmod" -> new Chmod();
            case "clear" -> new Clear();
            case "cp" -> new Cp();
            case "cut" -> new Cut();
            case "date" -> new Date();
            case "df", "mount" -> new Df();
            case "dirname" -> new Dirname();
            case "echo" -> new Echo();
            case "env" -> new Env();
            case "false" -> new Constant(1);
            case "find" -> new Find();
            case "free" -> new Free();
            case "grep" -> new Grep();
            case "head" -> new Head();
            case "kill" -> new Kill();
            case "ln" -> new Ln();
            case "ls" -> new Ls();
            case "mkdir" -> new Mkdir();
            case "mv" -> new Mv();
            case "printf" -> new Printf();
            case "ps" -> new Ps();
            case "pwd" -> new Pwd();
            case "resize" -> new Resize();
            case "rm" -> new Rm();
            case "rmdir" -> new Rmdir();
            case "seq" -> new Seq();
            case "sleep" -> new Sleep();
            case "sort" -> new Sort();
            case "stty" -> new Stty();
            case "tail" -> new Tail();
            case "tee" -> new Tee();
            case "test", "[" -> new Test();
            case "top" -> new Top();
            case "touch" -> new Touch();
            case "tr" -> new Tr();
            case "true" -> new Constant(0);
            case "uname" -> new Uname();
            case "uniq" -> new Uniq();
            case "uptime" -> new Uptime();
            case "wc" -> new Wc();
            case "yes" -> new Yes();
            default -> null;
        };
    }
}
