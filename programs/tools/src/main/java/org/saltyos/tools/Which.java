package org.saltyos.tools;

import java.util.List;

/** {@code which NAME...}: tells which file a command runs; {@code type} of the shell knows of its own commands too. */
final class Which implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> names = call.options("");
        call.requireOperands(1);
        int status = 0;
        for (String name : names) {
            String path = Started.find(name, call.environment());
            if (path.isEmpty()) {
                status = 1;
            } else {
                call.out().line(path);
            }
        }
        return status;
    }
}
