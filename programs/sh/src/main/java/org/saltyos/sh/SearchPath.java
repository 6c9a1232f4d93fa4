package org.saltyos.sh;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.posix.Files;

/** Where programs are looked for: the directories that the variable PATH names. */
final class SearchPath {
    private static final int EXECUTE = 0111;

    private final Variables variables;

    SearchPath(Variables variables) {
        this.variables = variables;
    }

    /** The file of a program; null if there is none. A word with a slash is its own path, whether or not it leads anywhere. */
    @Nullable
    String find(String word) {
        if (word.indexOf('/') >= 0) {
            return word;
        }
        for (String directory : variables.get("PATH", "/bin").split(":")) {
            // A file's name in the archive cannot be a bracket; test looks at the name it was called by.
            String path = directory + "/" + (word.equals("[") ? "test" : word);
            if (isProgram(path)) {
                return path;
            }
        }
        return null;
    }

    /** Whether a path leads to a file that can be executed. */
    static boolean isProgram(String path) {
        try {
            FileStatus status = Files.stat(path);
            return !status.isDirectory() && (status.mode() & EXECUTE) != 0;
        } catch (PosixFault fault) {
            return false;
        }
    }
}
