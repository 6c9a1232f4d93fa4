package org.saltyos.tools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.NameColumns;

/**
 * {@code ls [-1adhlrRt] [FILE...]}: lists directories: names in columns on a terminal whose width is known, else one in each line. The time
 * that -l shows is that of the last change, in hours, minutes and seconds from the system's start.
 */
final class Ls implements Applet {
    private static final String TYPES = "-dlcbp";
    private static final String RIGHTS = "rwxrwxrwx";
    private static final int SIZE_WIDTH = 8;
    private static final int TIME_WIDTH = 9;

    private boolean later;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> paths = call.options("1adhlrRt");
        if (paths.isEmpty()) {
            paths.add(".");
        }
        List<String> directories = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            try {
                FileStatus status = call.has('l') ? Files.lstat(path) : Files.stat(path);
                if (status.isDirectory() && !call.has('d')) {
                    directories.add(path);
                } else {
                    files.add(path);
                }
            } catch (PosixFault fault) {
                call.complain("cannot access '" + path + "'", fault);
            }
        }
        order(call, "", files);
        order(call, "", directories);
        names(call, "", files);
        later = !files.isEmpty();
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
            if (!call.has('a')) {
                names.removeIf(name -> name.startsWith("."));
            }
            order(call, directory, names);
            names(call, directory, names);
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
            boolean visible = !name.equals(".") && !name.equals("..");
            if (visible && Files.lstat(path).isDirectory()) {
                list(call, path, true);
            }
        }
    }

    private static String path(String directory, String name) {
        return directory.isEmpty() ? name : Paths.join(directory, name);
    }

    /** By name, or with -t the last changed first. */
    private static void order(Invocation call, String directory, List<String> names) {
        if (call.has('t')) {
            names.sort(Comparator.comparingLong(name -> -modified(path(directory, name))));
        } else if (directory.isEmpty()) {
            names.sort(null);
        }
        if (call.has('r')) {
            Collections.reverse(names);
        }
    }

    private static long modified(String path) {
        try {
            return Files.lstat(path).modified();
        } catch (PosixFault fault) {
            return 0;
        }
    }

    private static void names(Invocation call, String directory, List<String> names) {
        if (call.has('l')) {
            names.forEach(name -> entry(call, path(directory, name), name));
            return;
        }
        int width = call.has('1') ? 0 : Columns.ofWindow(Files.OUTPUT);
        NameColumns.arrange(names, width).forEach(call.out()::line);
    }

    private static void entry(Invocation call, String path, String name) {
        try {
            FileStatus status = Files.lstat(path);
            StringBuilder line = new StringBuilder();
            line.append(TYPES.charAt(status.type().ordinal()));
            for (int i = 0; i < RIGHTS.length(); i++) {
                boolean set = (status.mode() >> RIGHTS.length() - 1 - i & 1) != 0;
                line.append(set ? RIGHTS.charAt(i) : '-');
            }
            String size = call.has('h') ? Columns.human(status.size()) : Long.toString(status.size());
            line.append(Columns.right(Integer.toString(status.links()), 3)).append(' ');
            line.append(Columns.right(size, SIZE_WIDTH)).append(' ');
            line.append(Columns.right(Uptime.clock(status.modified()), TIME_WIDTH))
                    .append(' ')
                    .append(name);
            if (status.type() == FileType.SYMBOLIC_LINK) {
                line.append(" -> ").append(Files.readlink(path));
            }
            call.out().line(line.toString());
        } catch (PosixFault fault) {
            call.complain("cannot access '" + path + "'", fault);
        }
    }
}
