package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads scripts of {@code sed} (POSIX.1-2017, sed): addresses and the commands {@code { } = a b c d D g G h H i n N p P q s t x y :}. */
final class SedParser {
    private static final String COMMANDS = "{}=abcdDgGhHinNpPqstxy:";

    private final String script;
    private final boolean extended;
    private final List<SedCommand> commands = new ArrayList<>();
    private int at;

    SedParser(String script, boolean extended) {
        this.script = script;
        this.extended = extended;
    }

    /**
     * Reads all commands.
     *
     * @throws IllegalArgumentException with a text for people when the script is wrong
     */
    List<SedCommand> parse() {
        int open = 0;
        skip(" \t\n;");
        while (at < script.length()) {
            command();
            char kind = commands.get(commands.size() - 1).kind();
            open += kind == '{' ? 1 : kind == '}' ? -1 : 0;
            if (open < 0) {
                throw new IllegalArgumentException("unexpected '}'");
            }
            skip(" \t\n;");
        }
        if (open > 0) {
            throw new IllegalArgumentException("unmatched '{'");
        }
        return commands;
    }

    private void skip(String characters) {
        while (at < script.length() && (characters.indexOf(script.charAt(at)) >= 0 || script.charAt(at) == '#')) {
            at = script.charAt(at) == '#' ? lineEnd() : at + 1;
        }
    }

    private int lineEnd() {
        int end = script.indexOf('\n', at);
        return end < 0 ? script.length() : end;
    }

    private void command() {
        SedAddress first = address();
        SedAddress last = null;
        if (first != null && at < script.length() && script.charAt(at) == ',') {
            at++;
            last = address();
            if (last == null) {
                throw new IllegalArgumentException("unexpected ','");
            }
        }
        skip(" \t");
        boolean negated = at < script.length() && script.charAt(at) == '!';
        if (negated) {
            at++;
            skip(" \t");
        }
        if (at == script.length()) {
            throw new IllegalArgumentException("missing command");
        }
        char kind = script.charAt(at);
        at++;
        if (COMMANDS.indexOf(kind) < 0) {
            throw new IllegalArgumentException("unknown command: '" + kind + "'");
        }
        String text = "";
        String from = "";
        SedChange change = null;
        if (kind == 's') {
            change = change();
        } else if (kind == 'y') {
            char delimiter = delimiter();
            from = plain(part(delimiter), delimiter);
            text = plain(part(delimiter), delimiter);
            if (from.length() != text.length()) {
                throw new IllegalArgumentException("strings for 'y' command are different lengths");
            }
        } else if ("aci".indexOf(kind) >= 0) {
            text = text();
        } else if ("bt:".indexOf(kind) >= 0) {
            text = label();
        }
        skip(" \t");
        if (kind != '{' && at < script.length() && ";\n}#".indexOf(script.charAt(at)) < 0) {
            throw new IllegalArgumentException("extra characters after command");
        }
        commands.add(new SedCommand(first, last, negated, kind, text, change, from));
    }

    private @Nullable SedAddress address() {
        if (at == script.length()) {
            return null;
        }
        char c = script.charAt(at);
        if (c == '$') {
            at++;
            return new SedAddress(SedAddress.LAST, null);
        }
        if (c == '/' || c == '\\') {
            at += c == '/' ? 0 : 1;
            return new SedAddress(0, new Expression(part(delimiter()), extended, false));
        }
        long number = 0;
        int start = at;
        while (at < script.length() && script.charAt(at) >= '0' && script.charAt(at) <= '9') {
            number = Math.min(number * 10 + script.charAt(at) - '0', Integer.MAX_VALUE);
            at++;
        }
        return at == start ? null : new SedAddress(number, null);
    }

    private char delimiter() {
        if (at == script.length() || script.charAt(at) == '\n' || script.charAt(at) == '\\') {
            throw new IllegalArgumentException("missing delimiter");
        }
        char delimiter = script.charAt(at);
        at++;
        return delimiter;
    }

    /** What stands before the next delimiter, which a backslash makes a character like others. */
    private String part(char delimiter) {
        StringBuilder part = new StringBuilder();
        while (at < script.length() && script.charAt(at) != delimiter) {
            char c = script.charAt(at);
            if (c == '\\' && at + 1 < script.length()) {
                at++;
                if (script.charAt(at) != delimiter) {
                    part.append(c);
                }
            }
            part.append(script.charAt(at));
            at++;
        }
        if (at == script.length()) {
            throw new IllegalArgumentException("unterminated address or command");
        }
        at++;
        return part.toString();
    }

    private static String plain(String part, char delimiter) {
        return part.replace("\\n", "\n")
                .replace("\\" + delimiter, String.valueOf(delimiter))
                .replace("\\\\", "\\");
    }

    private SedChange change() {
        char delimiter = delimiter();
        String pattern = part(delimiter);
        String replacement = part(delimiter);
        int occurrence = 0;
        boolean all = false;
        boolean prints = false;
        boolean ignoreCase = false;
        while (at < script.length() && ("gpiI".indexOf(script.charAt(at)) >= 0 || isDigit(script.charAt(at)))) {
            char flag = script.charAt(at);
            all |= flag == 'g';
            prints |= flag == 'p';
            ignoreCase |= flag == 'i' || flag == 'I';
            occurrence = isDigit(flag) ? Math.min(occurrence * 10 + flag - '0', 100_000) : occurrence;
            at++;
        }
        return new SedChange(
                new Expression(pattern, extended, ignoreCase), replacement, Math.max(1, occurrence), all, prints);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The rest of the line; behind a backslash and a line end, as POSIX writes it, the lines that follow. */
    private String text() {
        skip(" \t");
        if (at < script.length() && script.charAt(at) == '\\') {
            at++;
            skip(" \t");
            at += at < script.length() && script.charAt(at) == '\n' ? 1 : 0;
        }
        StringBuilder text = new StringBuilder();
        while (at < script.length() && script.charAt(at) != '\n') {
            if (script.charAt(at) == '\\' && at + 1 < script.length()) {
                at++;
            }
            text.append(script.charAt(at));
            at++;
        }
        return text.toString();
    }

    private String label() {
        skip(" \t");
        int start = at;
        while (at < script.length() && ";\n}".indexOf(script.charAt(at)) < 0) {
            at++;
        }
        return script.substring(start, at).strip();
    }
}
