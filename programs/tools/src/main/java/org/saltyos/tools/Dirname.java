package org.saltyos.tools;

/** {@code dirname PATH}: writes a path without its last name. */
final class Dirname implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        String path = "";
        for (String operand : call.options("")) {
            path = operand;
        }
        call.requireOperands(1);
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        int slash = path.lastIndexOf('/', end - 1);
        while (slash > 0 && path.charAt(slash - 1) == '/') {
            slash--;
        }
        call.out().line(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
        return 0;
    }
}
