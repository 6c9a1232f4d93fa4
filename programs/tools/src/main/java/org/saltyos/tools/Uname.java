package org.saltyos.tools;

/** {@code uname [-amnrs]}: names the system; with -m the processor's kind, -n the machine, -r the release, -a everything. */
final class Uname implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        if (!call.options("amnrs").isEmpty()) {
            call.complain("extra operand");
            throw UsageFault.WRONG;
        }
        boolean all = call.has('a');
        StringBuilder line = new StringBuilder();
        add(line, all || call.has('s') || call.arguments().isEmpty(), "SaltyOS");
        add(line, all || call.has('n'), Hostname.NAME);
        add(line, all || call.has('r'), "0.1");
        add(line, all || call.has('m'), "x86_64");
        call.out().line(line.toString());
        return 0;
    }

    private static void add(StringBuilder line, boolean wanted, String word) {
        if (wanted) {
            line.append(line.length() > 0 ? " " : "").append(word);
        }
    }
}
