package org.saltyos.tools;

import java.util.List;
import java.util.Map;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
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
        Catalogue.Entry entry = Catalogue.find(name);
        if (entry == null) {
            new Printer(Files.ERROR).line(name + ": no such tool").flush();
            return NOT_FOUND;
        }
        Invocation call = new Invocation(name, rest, environment);
        int status;
        try {
            boolean asks = rest.size() == 1 && rest.get(0).equals("--help") && entry.explainsItself();
            status = asks ? new Man().explain(call, entry) : entry.applet().run(call);
        } catch (UsageFault fault) {
            call.sayUsage();
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
}
