package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.NamePattern;

/** Finds the files that a pattern stands for. */
final class Glob {
    private Glob() {}

    /** The paths that match, in order; none if there are none. */
    static List<String> expand(String pattern) {
        List<String> found = new ArrayList<>();
        boolean absolute = pattern.startsWith("/");
        walk(absolute ? "/" : "", pattern.substring(absolute ? 1 : 0), found);
        return found;
    }

    private static void walk(String directory, String pattern, List<String> found) {
        int slash = pattern.indexOf('/');
        String first = slash < 0 ? pattern : pattern.substring(0, slash);
        String rest = slash < 0 ? "" : pattern.substring(slash + 1);
        for (String name : names(directory, first)) {
            String path = directory + name;
            if (slash < 0) {
                found.add(path);
            } else if (isDirectory(path)) {
                if (rest.isEmpty()) {
                    found.add(path + "/");
                } else {
                    walk(path + "/", rest, found);
                }
            }
        }
    }

    private static List<String> names(String directory, String pattern) {
        List<String> names = new ArrayList<>();
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0 && pattern.indexOf('[') < 0) {
            String plain = Names.unquoted(pattern);
            if (exists(directory + plain)) {
                names.add(plain);
            }
            return names;
        }
        try {
            for (String name : Files.list(directory.isEmpty() ? "." : directory)) {
                if (NamePattern.matches(pattern, name) && (!name.startsWith(".") || pattern.startsWith("."))) {
                    names.add(name);
                }
            }
        } catch (PosixFault fault) {
            names.clear(); // a directory that cannot be read has no names that match
        }
        return names;
    }

    private static boolean exists(String path) {
        try {
            Files.lstat(path);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }

    private static boolean isDirectory(String path) {
        try {
            return Files.stat(path).isDirectory();
        } catch (PosixFault fault) {
            return false;
        }
    }
}
