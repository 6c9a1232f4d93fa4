package org.saltyos.sh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.posix.Files;

/** {@code read [-r] [NAME...]}: reads one line, byte by byte so that what follows it is left for others. */
final class ReadCommand {
    private static final int WRONG = 2;
    private static final String BLANKS = " \t\n";

    private ReadCommand() {}

    static int run(Shell shell, List<String> words) throws ShellException {
        List<String> names = new ArrayList<>(words.subList(1, words.size()));
        boolean raw = !names.isEmpty() && names.get(0).equals("-r");
        if (raw) {
            names.remove(0);
        }
        for (String name : names) {
            if (!Names.isName(name)) {
                shell.complain("read: " + name + ": bad variable name");
                return WRONG;
            }
        }
        try {
            String line = line(shell, raw);
            distribute(shell, line == null ? "" : line, names);
            return line == null ? 1 : 0;
        } catch (PosixFault fault) {
            shell.complain("read: " + fault.text());
            return 1;
        }
    }

    private static @Nullable String line(Shell shell, boolean raw) throws PosixFault {
        byte[] one = new byte[1];
        byte[] line = new byte[128];
        int length = 0;
        boolean escaped = false;
        while (Files.read(shell.descriptors().get(Files.INPUT), one, 0, 1) > 0) {
            if (!escaped && !raw && one[0] == '\\') {
                escaped = true;
                continue;
            }
            if (one[0] == '\n' && !escaped) {
                return Utf8.decode(line, 0, length);
            }
            if (one[0] != '\n') {
                line = length == line.length ? Arrays.copyOf(line, length * 2) : line;
                line[length] = one[0];
                length++;
            }
            escaped = false;
        }
        return length == 0 ? null : Utf8.decode(line, 0, length);
    }

    /** One word for each variable, the rest of the line for the last; the characters of IFS stand between words. */
    private static void distribute(Shell shell, String line, List<String> names) throws ShellException {
        String separators = shell.variables().get("IFS", BLANKS);
        String rest = stripped(line, separators);
        for (int i = 0; i < names.size(); i++) {
            boolean last = i + 1 == names.size();
            int end = 0;
            while (end < rest.length() && separators.indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            shell.variables().set(names.get(i), last ? rest : rest.substring(0, end));
            rest = last ? "" : behind(rest, end, separators);
        }
    }

    private static boolean isBlank(char c, String separators) {
        return BLANKS.indexOf(c) >= 0 && separators.indexOf(c) >= 0;
    }

    private static String stripped(String text, String separators) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start), separators)) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1), separators)) {
            end--;
        }
        return text.substring(start, end);
    }

    /** What follows a separator: blanks around one that is no blank belong to it. */
    private static String behind(String text, int end, String separators) {
        int at = end;
        while (at < text.length() && isBlank(text.charAt(at), separators)) {
            at++;
        }
        if (at < text.length() && separators.indexOf(text.charAt(at)) >= 0) {
            at++;
            while (at < text.length() && isBlank(text.charAt(at), separators)) {
                at++;
            }
        }
        return text.substring(at);
    }
}
