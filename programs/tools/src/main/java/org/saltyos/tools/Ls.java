package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;

/** {@code ls [-aldR1] [FILE...]}: lists directories, one name in each line. */
final class Ls implements Applet {
    private static final String TYPES = "-dlcp";
    private static final String RIGHTS = "rwxrwxrwx";
    private static final int SIZE_WIDTH = 8;

    private boolean later;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("aldR1");
        if (paths.isEmpty()) {
            paths.add(".");
        }
        List<String> directories = new ArrayList<>();
        for (String path : paths) {
            try {
                FileStatus status = call.has('l') ? Files.lstat(path) : Files.stat(path);
                if (status.isDirectory() && !call.has('d')) {
                    directories.add(path);
                } else {
                    entry(call, path, path);
                    later = true;
                }
            } catch (PosixFault fault) {
                call.complain("cannot access '" + path + "'", fault);
            }
        }
        for (String directory : directories) {
            list(call, directory, paths.size() > 1 || call.has('R'));
        }
        return call.status();
    }

    private void list(Invocation call, String directory, boolean title) {
        try {
            List<String> names = Files.list(directory);
            if (title) {
                call.out().line((later ? "\n" : "") + directory + ":");
            }
            later = true;
            if (call.has('a')) {
                names.add(0, "..");
                names.add(0, ".");
            }
            for (String name : names) {
                if (call.has('a') || !name.startsWith(".")) {
                    entry(call, Paths.join(directory, name), name);
                }
            }
            if (call.has('R')) {
                listBelow(call, directory, names);
            }
        } catch (PosixFault fault) {
            call.complain("cannot open directory '" + directory + "'", fault);
        }
    }

    private void listBelow(Invocation call, String directory, List<String> names) throws PosixFault {
        for (String name : names) {
            String path = Paths.join(directory, name);
            boolean visible = !name.equals(".") && !name.equals("..") && (call.has('a') || !name.startsWith("."));
            if (visible && Files.lstat(path).isDirectory()) {
                list(call, path, true);
            }
        }
    }

    private static void entry(Invocation call, String path, String name) {
        if (!call.has('l')) {
            call.out().line(name);
            return;
        }
        try {
            FileStatus status = Files.lstat(path);
            StringBuilder line = new StringBuilder();
            line.append(TYPES.charAt(status.type().ordinal()));
            for (int i = 0; i < RIGHTS.length(); i++) {
                boolean set = (status.mode() >> RIGHTS.length() - 1 - i & 1) != 0;
                line.append(set ? RIGHTS.charAt(i) : '-');
            }
            line.append(Columns.right(Integer.toString(status.links()), 3)).append(' ');
            line.append(Columns.right(Long.toString(status.size()), SIZE_WIDTH)).append(' ');
            line.append(name);
            if (status.type() == FileType.SYMBOLIC_LINK) {
                line.append(" -> ").append(Files.readlink(path));
            }
            call.out().line(line.toString());
        } catch (PosixFault fault) {
            call.complain("cannot access '" + path + "'", fault);
        }
    }
}
