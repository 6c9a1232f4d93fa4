package org.saltyos.tools;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.posix.Files;

/** Small things about paths. */
final class Paths {
    private Paths() {}

    /** The path of a name in a directory. */
    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The last name of a path. */
    static String base(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end <= 1 ? path.substring(0, end) : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** Whether a path leads to a directory. */
    static boolean isDirectory(String path) {
        try {
            return Files.stat(path).isDirectory();
        } catch (PosixFault fault) {
            return false;
        }
    }

    /** Whether a path, perhaps of nothing yet, leads to a directory or to something below it. */
    static boolean isWithin(String path, String directory) {
        try {
            FileStatus whole = Files.stat(directory);
            if (!whole.isDirectory()) {
                return false;
            }
            String at = isDirectory(path) ? path : directoryOf(path);
            FileStatus part = Files.stat(at);
            while (!part.equals(whole)) {
                at = join(at, "..");
                FileStatus above = Files.stat(at);
                if (above.equals(part)) {
                    return false;
                }
                part = above;
            }
            return true;
        } catch (PosixFault fault) {
            return false; // whoever copies will be told
        }
    }

    private static String directoryOf(String path) {
        int end = path.length() - 1;
        while (end > 0 && path.charAt(end) == '/') {
            end--;
        }
        int slash = path.lastIndexOf('/', end);
        return slash < 0 ? "." : path.substring(0, slash + 1);
    }

    /** Where something goes: into {@code target} under its own name if that is a directory, else it becomes the target. */
    static String into(String source, String target) {
        return isDirectory(target) ? join(target, base(source)) : target;
    }
}
