package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;

/** {@code sed [-En] SCRIPT [FILE...]}: carries out a script for each line; POSIX.1-2017, sed. */
final class Sed implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> files = new ArrayList<>(call.options("Enr", "e"));
        if (!call.isGiven('e') && files.isEmpty()) {
            call.complain("missing script");
            throw UsageFault.WRONG;
        }
        String script = call.isGiven('e') ? call.value('e') : files.remove(0);
        List<SedCommand> commands;
        try {
            commands = new SedParser(script, call.has('E') || call.has('r')).parse();
        } catch (IllegalArgumentException wrong) {
            call.complain(String.valueOf(wrong.getMessage()));
            return 1;
        }
        new SedMachine(commands, new SedInput(call, files), call, call.has('n')).run();
        return call.status();
    }
}
