package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** Finds how the word that is being typed could go on: as a command at the start, else as a file. */
final class Completion {
    private static final String SEPARATORS = " |&;<>()";
    private static final String SPECIAL = " \t\n|&;<>()$`\\\"'*?[#~=";

    private final Shell shell;

    Completion(Shell shell) {
        this.shell = shell;
    }

    /**
     * How a word could go on.
     *
     * @param names what its last name could be; directories end in a slash
     * @param added what they have in common behind what is typed, quoted as the word needs it
     */
    record Result(List<String> names, String added) {}

    /** How the word at the end of a text could go on. */
    Result of(String text) {
        int start = wordStart(text);
        String written = text.substring(start);
        String word = Names.unquoted(written);
        int slash = word.lastIndexOf('/') + 1;
        String prefix = word.substring(slash);
        List<String> names = candidates(text.substring(0, start), word.substring(0, slash), prefix);
        if (names.isEmpty()) {
            return new Result(names, "");
        }
        String common = common(names);
        boolean whole = names.size() == 1 && !common.endsWith("/");
        char quote = !written.isEmpty() && "'\"".indexOf(written.charAt(0)) >= 0 ? written.charAt(0) : 0;
        String rest = common.substring(Math.min(common.length(), prefix.length()));
        String added = quote == 0 ? escaped(rest) : rest + (whole ? String.valueOf(quote) : "");
        return new Result(names, added + (whole ? " " : ""));
    }

    /** Where the word at the end of a text starts; quotes and backslashes keep blanks in it. */
    private static int wordStart(String text) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (SEPARATORS.indexOf(c) >= 0) {
                start = i + 1;
            }
        }
        return Math.min(start, text.length());
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            result.append(SPECIAL.indexOf(text.charAt(i)) >= 0 ? "\\" : "").append(text.charAt(i));
        }
        return result.toString();
    }

    private List<String> candidates(String before, String directory, String prefix) {
        TreeSet<String> found = new TreeSet<>();
        String start = before.stripTrailing();
        boolean command = start.isEmpty() || "|&;(".indexOf(start.charAt(start.length() - 1)) >= 0;
        if (command && directory.isEmpty()) {
            for (String path : shell.variables().get("PATH", "/bin").split(":")) {
                add(found, path + "/", prefix);
            }
            for (String name : shell.names()) {
                if (name.startsWith(prefix)) {
                    found.add(name);
                }
            }
        } else {
            boolean home = directory.startsWith("~/");
            add(found, home ? shell.variables().get("HOME", "/") + directory.substring(1) : directory, prefix);
        }
        return new ArrayList<>(found);
    }

    private static void add(TreeSet<String> found, String directory, String prefix) {
        try {
            for (String name : Files.list(directory.isEmpty() ? "." : directory)) {
                if (name.startsWith(prefix) && (!name.startsWith(".") || prefix.startsWith("."))) {
                    found.add(isDirectory(directory + name) ? name + "/" : name);
                }
            }
        } catch (PosixFault fault) {
            found.remove(""); // a directory that cannot be read offers nothing
        }
    }

    private static boolean isDirectory(String path) {
        try {
            return Files.stat(path).isDirectory();
        } catch (PosixFault fault) {
            return false;
        }
    }

    /** The longest start that all have in common. */
    private static String common(List<String> names) {
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
