package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns words into the arguments they stand for (POSIX.1-2017, Shell Command Language, section 2.6). */
final class Expander {
    private static final String DEFAULT_SEPARATORS = " \t\n";

    private final Shell shell;
    private List<Field> fields = new ArrayList<>();
    private Field current = new Field();
    private boolean splits;

    Expander(Shell shell) {
        this.shell = shell;
    }

    /** The arguments that words stand for, file names included. */
    List<String> arguments(List<String> words) throws ShellException {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            for (Field field : fields(word, true)) {
                List<String> files =
                        field.isPattern() && !shell.switches().has('f') ? Glob.expand(field.pattern()) : List.of();
                if (files.isEmpty()) {
                    arguments.add(field.text());
                } else {
                    arguments.addAll(files);
                }
            }
        }
        return arguments;
    }

    /** The one text a word stands for, as in an assignment. */
    String text(String word) throws ShellException {
        StringBuilder text = new StringBuilder();
        for (Field field : fields(word, false)) {
            text.append(field.text());
        }
        return text.toString();
    }

    /** The pattern a word stands for, as in {@code case}. */
    String pattern(String word) throws ShellException {
        StringBuilder text = new StringBuilder();
        for (Field field : fields(word, false)) {
            text.append(field.pattern());
        }
        return text.toString();
    }

    /** A text between {@code <<} and its end, in which quotes mean nothing. */
    String hereText(String text) throws ShellException {
        begin(false);
        expand(text, Mode.HERE);
        return current.text();
    }

    private List<Field> fields(String word, boolean split) throws ShellException {
        List<Field> outerFields = fields;
        Field outerCurrent = current;
        boolean outerSplits = splits;
        begin(split);
        expand(tilde(word), Mode.PLAIN);
        finish();
        List<Field> result = fields;
        fields = outerFields;
        current = outerCurrent;
        splits = outerSplits;
        return result;
    }

    private void begin(boolean split) {
        fields = new ArrayList<>();
        current = new Field();
        splits = split;
    }

    private void finish() {
        if (!current.isNothing()) {
            fields.add(current);
        }
        current = new Field();
    }

    private String tilde(String word) {
        boolean home = word.equals("~") || word.startsWith("~/");
        return home ? Names.quoted(shell.variables().get("HOME", "/")) + word.substring(1) : word;
    }

    /** Where in a word the expansion is. */
    private enum Mode {
        PLAIN,
        /** Inside of a parameter's braces: what is not quoted is cut into words. */
        WORD,
        QUOTED,
        HERE
    }

    private void expand(String word, Mode mode) throws ShellException {
        boolean quoted = mode == Mode.QUOTED || mode == Mode.HERE;
        int i = 0;
        while (i < word.length()) {
            char c = word.charAt(i);
            int end = mode != Mode.HERE || c == '$' || c == '`' ? partEnd(word, i, mode) : i + 1;
            if (c == '\\' && i + 1 < word.length()) {
                i = backslash(word, i, mode);
                continue;
            }
            if (c == '\'' && !quoted) {
                current.quotes();
                current.add(word.substring(i + 1, end - 1), true);
            } else if (c == '"' && !quoted) {
                current.quotes();
                expand(word.substring(i + 1, end - 1), Mode.QUOTED);
            } else if (c == '$' && i + 1 < word.length()) {
                end = new Dollar(shell, this).expand(word, i, end, quoted);
            } else if (c == '`') {
                add(shell.output(Names.backquoted(word.substring(i + 1, end - 1))), quoted);
            } else if (mode == Mode.WORD) {
                add(String.valueOf(c), false);
            } else {
                current.add(c, quoted);
            }
            i = end;
        }
    }

    private static int partEnd(String word, int at, Mode mode) throws ShellException {
        char c = word.charAt(at);
        if (mode == Mode.QUOTED && (c == '\'' || c == '"')) {
            return at + 1;
        }
        try {
            return Lexer.partEnd(word, at);
        } catch (SyntaxException wrong) {
            throw new ShellException(wrong.text());
        }
    }

    private int backslash(String word, int at, Mode mode) {
        char escaped = word.charAt(at + 1);
        if (escaped == '\n') {
            return at + 2;
        }
        if (mode == Mode.PLAIN || mode == Mode.WORD) {
            current.quotes();
            current.add(escaped, true);
        } else if ("$`\\".indexOf(escaped) >= 0 || mode == Mode.QUOTED && escaped == '"') {
            current.add(escaped, true);
        } else {
            current.add('\\', true);
            current.add(escaped, true);
        }
        return at + 2;
    }

    /** Adds the result of an expansion, which is cut into several words where it is not quoted. */
    void add(String text, boolean quoted) {
        if (quoted || !splits) {
            current.add(text, quoted);
            return;
        }
        String separators = shell.variables().get("IFS", DEFAULT_SEPARATORS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (separators.indexOf(c) < 0) {
                current.add(c, false);
            } else if (DEFAULT_SEPARATORS.indexOf(c) >= 0) {
                finish();
            } else {
                current.quotes();
                finish();
            }
        }
    }

    /** Adds {@code "$@"}: each argument a word of its own. */
    void addEach(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                finish();
            }
            current.quotes();
            current.add(arguments.get(i), true);
        }
    }

    /** Adds a word in place of a parameter, as in {@code ${name:-word}}. */
    void addWord(String word, boolean quoted) throws ShellException {
        expand(word, quoted ? Mode.QUOTED : Mode.WORD);
    }

    /** Adds a parameter's value; an unset one is nothing. */
    void addValue(@Nullable String value, boolean quoted) {
        if (value != null) {
            add(value, quoted);
        }
    }
}
