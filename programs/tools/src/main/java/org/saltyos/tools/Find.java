package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.NamePattern;

/**
 * {@code find [PATH...] [-name PATTERN] [-type d|f|l]}: writes the paths of files, and of all that is below directories,
 * that fit all conditions. Patterns are those of the shell.
 */
final class Find implements Applet {
    private final List<String> paths = new ArrayList<>();
    private @Nullable String name;
    private char type;

    @Override
    public int run(Invocation call) throws UsageFault {
        read(call);
        for (String path : paths.isEmpty() ? List.of(".") : paths) {
            visit(call, path);
        }
        return call.status();
    }

    private void read(Invocation call) throws UsageFault {
        List<String> arguments = call.arguments();
        int i = 0;
        while (i < arguments.size() && !arguments.get(i).startsWith("-")) {
            paths.add(arguments.get(i));
            i++;
        }
        for (; i < arguments.size(); i += 2) {
            String condition = arguments.get(i);
            if (!condition.equals("-name") && !condition.equals("-type")) {
                throw wrong(call, "unknown condition '" + condition + "'");
            }
            if (i + 1 == arguments.size()) {
                throw wrong(call, "missing argument of '" + condition + "'");
            }
            String value = arguments.get(i + 1);
            if (condition.equals("-name")) {
                name = value;
            } else if (value.length() == 1 && "dfl".indexOf(value.charAt(0)) >= 0) {
                type = value.charAt(0);
            } else {
                throw wrong(call, "unknown type '" + value + "'");
            }
        }
    }

    private static UsageFault wrong(Invocation call, String text) {
        call.complain(text);
        return UsageFault.WRONG;
    }

    private void visit(Invocation call, String path) {
        try {
            FileStatus status = Files.lstat(path);
            if (fits(path, status)) {
                call.out().line(path);
            }
            if (status.isDirectory()) {
                for (String each : Files.list(path)) {
                    visit(call, Paths.join(path, each));
                }
            }
        } catch (PosixFault fault) {
            call.complain("'" + path + "'", fault);
        }
    }

    private boolean fits(String path, FileStatus status) {
        FileType wanted = type == 'd' ? FileType.DIRECTORY : type == 'l' ? FileType.SYMBOLIC_LINK : FileType.REGULAR;
        boolean ofType = type == 0 || status.type() == wanted;
        return ofType && (name == null || NamePattern.matches(name, Paths.base(path)));
    }
}
