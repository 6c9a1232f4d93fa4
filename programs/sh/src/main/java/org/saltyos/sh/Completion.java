package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.PosixFault;

/** Finds how the word that is being typed could go on: as a command at the start, else as a file. */
final class Completion {
    private final Shell shell;

    Completion(Shell shell) {
        this.shell = shell;
    }

    /** The word at the end of a text. */
    static String word(String text) {
        int start = text.length();
        while (start > 0 && " |&;<>()".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return text.substring(start);
    }

    /** What the last name of the word could be; directories end in a slash. */
    List<String> candidates(String text) {
        String word = word(text);
        int slash = word.lastIndexOf('/') + 1;
        String directory = word.substring(0, slash);
        String prefix = word.substring(slash);
        TreeSet<String> found = new TreeSet<>();
        String before = text.substring(0, text.length() - word.length()).stripTrailing();
        boolean command = before.isEmpty() || "|&;(".indexOf(before.charAt(before.length() - 1)) >= 0;
        if (command && slash == 0) {
            for (String path : shell.variables().get("PATH", "/bin").split(":")) {
                add(found, path + "/", prefix);
            }
        } else {
            add(found, directory, prefix);
        }
        return new ArrayList<>(found);
    }

    private static void add(TreeSet<String> found, String directory, String prefix) {
        try {
            for (String name : Files.list(directory.isEmpty() ? "." : directory)) {
                if (name.startsWith(prefix) && (!name.startsWith(".") || prefix.startsWith("."))) {
                    found.add(Files.stat(directory + name).isDirectory() ? name + "/" : name);
                }
            }
        } catch (PosixFault fault) {
            found.remove(""); // a directory that cannot be read offers nothing
        }
    }

    /** The longest start that all have in common. */
    static String common(List<String> names) {
        String common = names.get(0);
        for (String name : names) {
            int length = 0;
            while (length < common.length() && length < name.length() && common.charAt(length) == name.charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        return common;
    }
}
