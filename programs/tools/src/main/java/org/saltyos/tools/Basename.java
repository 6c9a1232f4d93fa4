package org.saltyos.tools;

import java.util.List;

/** {@code basename PATH [SUFFIX]}: writes the last name of a path. */
final class Basename implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> operands = call.options("");
        call.requireOperands(1);
        String name = Paths.base(operands.get(0));
        String suffix = operands.size() > 1 ? operands.get(1) : "";
        boolean cut = name.endsWith(suffix) && !name.equals(suffix);
        call.out().line(cut ? name.substring(0, name.length() - suffix.length()) : name);
        return 0;
    }
}
