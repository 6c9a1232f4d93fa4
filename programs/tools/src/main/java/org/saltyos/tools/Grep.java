package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.LineReader;

/** {@code grep}: writes the lines that match, or what the options want to know of them; the status tells whether there were any. */
final class Grep implements Applet {
    private static final int TROUBLE = 2;

    private int matches;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> operands = new ArrayList<>(call.options("EFHchilnoqrsvwx", "e"));
        if (!call.isGiven('e') && operands.isEmpty()) {
            call.complain("missing pattern");
            throw UsageFault.WRONG;
        }
        LinePattern pattern;
        try {
            pattern = new LinePattern(call.isGiven('e') ? call.value('e') : operands.remove(0), call);
        } catch (IllegalArgumentException wrong) {
            call.complain(String.valueOf(wrong.getMessage()));
            return TROUBLE;
        }
        boolean below = call.has('r');
        boolean names = (operands.size() > 1 || below || call.has('H')) && !call.has('h');
        if (below) {
            for (String path : operands.isEmpty() ? List.of(".") : operands) {
                search(call, pattern, path, names);
            }
        } else {
            Inputs.each(call, operands, (name, descriptor) -> search(call, pattern, name, descriptor, names));
        }
        return matches > 0 && call.has('q') ? 0 : call.status() != 0 ? TROUBLE : matches > 0 ? 0 : 1;
    }

    /** Looks through a file, or through all that are below a directory. */
    private void search(Invocation call, LinePattern pattern, String path, boolean names) {
        try {
            if (Files.lstat(path).isDirectory()) {
                for (String name : Files.list(path)) {
                    search(call, pattern, Paths.join(path, name), names);
                }
                return;
            }
            int descriptor = Files.open(path, OpenFlag.READ, 0);
            try {
                search(call, pattern, path, descriptor, names);
            } finally {
                Files.close(descriptor);
            }
        } catch (PosixFault fault) {
            call.complain(path, fault);
        }
    }

    private void search(Invocation call, LinePattern pattern, String name, int descriptor, boolean names)
            throws PosixFault {
        String file = name.isEmpty() ? "(standard input)" : name;
        String prefix = names ? file + ":" : "";
        int found = 0;
        LineReader reader = new LineReader(descriptor);
        String line = reader.next();
        for (int number = 1; line != null; number++) {
            if (pattern.matches(line) != call.has('v')) {
                found++;
                matches++;
                if (call.has('q') || call.has('l')) {
                    break;
                }
                String place = prefix + (call.has('n') ? number + ":" : "");
                if (call.has('o') && !call.has('c')) {
                    pattern.each(line, part -> call.out().line(place + part));
                } else if (!call.has('c')) {
                    call.out().line(place + line);
                }
            }
            line = reader.next();
        }
        if (call.has('q')) {
            return;
        }
        if (call.has('l')) {
            call.out().print(found > 0 ? file + "\n" : "");
        } else if (call.has('c')) {
            call.out().line(prefix + found);
        }
    }
}
