package org.saltyos.tools;

import java.util.List;

/** {@code man [NAME...]}: tells how tools are called; without names, of all of them what they are for. */
final class Man implements Applet {
    private static final int NAME_WIDTH = 10;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> names = call.options("");
        if (names.isEmpty()) {
            for (Catalogue.Entry entry : Catalogue.all()) {
                call.out().line(Columns.left(entry.name(), NAME_WIDTH) + entry.purpose());
            }
            call.out().line("man NAME tells how one of them is called, help what the shell knows itself.");
        }
        for (String name : names) {
            Catalogue.Entry entry = Catalogue.find(name);
            if (entry == null) {
                call.complain("no tool has the name '" + name + "'; help " + name + " asks the shell");
            } else {
                explain(call, entry);
            }
        }
        return call.status();
    }

    /** Tells how a tool is called and what it does. */
    int explain(Invocation call, Catalogue.Entry entry) {
        call.out().line("usage: " + entry.name() + entry.synopsis()).line("  " + entry.purpose());
        return 0;
    }
}
