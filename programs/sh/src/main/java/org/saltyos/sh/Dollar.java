package org.saltyos.sh;

import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.posix.NamePattern;

/** What {@code $} begins: parameters, the output of commands, arithmetic. */
final class Dollar {
    private final Shell shell;
    private final Expander expander;

    Dollar(Shell shell, Expander expander) {
        this.shell = shell;
        this.expander = expander;
    }

    /** Expands what begins at {@code at}; returns where it ends. {@code end} is right for everything in brackets. */
    int expand(String word, int at, int end, boolean quoted) throws ShellException {
        char c = word.charAt(at + 1);
        if (word.startsWith("$((", at) && word.charAt(end - 2) == ')') {
            String expression = new Expander(shell).hereText(word.substring(at + 3, end - 2));
            expander.add(Long.toString(Arithmetic.compute(shell.variables(), expression)), quoted);
            return end;
        }
        if (c == '(') {
            expander.add(shell.output(word.substring(at + 2, end - 1)), quoted);
            return end;
        }
        if (c == '{') {
            braces(word.substring(at + 2, end - 1), quoted);
            return end;
        }
        int nameEnd = Names.nameEnd(word, at + 1);
        if (nameEnd == at + 1) {
            if ("@*#?$!-0123456789".indexOf(c) < 0) {
                expander.add("$", true);
                return at + 1;
            }
            nameEnd = at + 2;
        }
        parameter(word.substring(at + 1, nameEnd), quoted);
        return nameEnd;
    }

    private void parameter(String name, boolean quoted) throws ShellException {
        if (shell.switches().has('u') && !name.equals("@") && !name.equals("*") && shell.parameter(name) == null) {
            throw new ShellException(name + ": parameter not set");
        }
        if (quoted && name.equals("@")) {
            expander.addEach(shell.arguments());
        } else {
            expander.addValue(shell.parameter(name), quoted);
        }
    }

    private void braces(String inside, boolean quoted) throws ShellException {
        if (inside.startsWith("#") && inside.length() > 1 && "-=?+:%#".indexOf(inside.charAt(1)) < 0) {
            String value = shell.parameter(inside.substring(1));
            expander.add(Integer.toString(value == null ? 0 : value.length()), quoted);
            return;
        }
        int end = nameEnd(inside);
        String name = inside.substring(0, end);
        if (end == 0) {
            throw new ShellException("Bad substitution");
        }
        if (end == inside.length()) {
            parameter(name, quoted);
            return;
        }
        boolean colon = inside.charAt(end) == ':' && end + 1 < inside.length();
        int operator = colon ? end + 1 : end;
        String value = shell.parameter(name);
        boolean missing = value == null || colon && value.isEmpty();
        String word = inside.substring(operator + 1);
        switch (inside.charAt(operator)) {
            case '-' -> valueOr(value, missing, word, quoted);
            case '+' -> {
                if (!missing) {
                    expander.addWord(word, quoted);
                }
            }
            case '=' -> {
                if (missing) {
                    value = new Expander(shell).text(word);
                    shell.variables().set(name, value);
                }
                expander.addValue(value, quoted);
            }
            case '?' -> {
                if (missing) {
                    String message = word.isEmpty() ? "parameter not set" : new Expander(shell).text(word);
                    throw new ShellException(name + ": " + message);
                }
                expander.addValue(value, quoted);
            }
            case '%', '#' -> expander.add(trimmed(value == null ? "" : value, inside.substring(operator)), quoted);
            default -> throw new ShellException("Bad substitution");
        }
    }

    private void valueOr(@Nullable String value, boolean missing, String word, boolean quoted) throws ShellException {
        if (missing) {
            expander.addWord(word, quoted);
        } else {
            expander.addValue(value, quoted);
        }
    }

    private static int nameEnd(String inside) {
        int end = Names.nameEnd(inside, 0);
        if (end > 0) {
            return end;
        }
        while (end < inside.length() && inside.charAt(end) >= '0' && inside.charAt(end) <= '9') {
            end++;
        }
        return end == 0 && !inside.isEmpty() && "@*#?$!-".indexOf(inside.charAt(0)) >= 0 ? 1 : end;
    }

    /** The value without what a pattern matches at its end ({@code %}) or its start ({@code #}); doubled: the longest. */
    private String trimmed(String value, String operation) throws ShellException {
        char kind = operation.charAt(0);
        boolean longest = operation.length() > 1 && operation.charAt(1) == kind;
        String pattern = new Expander(shell).pattern(operation.substring(longest ? 2 : 1));
        for (int i = 0; i <= value.length(); i++) {
            int length = longest ? value.length() - i : i;
            String part = kind == '#' ? value.substring(0, length) : value.substring(value.length() - length);
            if (NamePattern.matches(pattern, part)) {
                return kind == '#' ? value.substring(length) : value.substring(0, value.length() - length);
            }
        }
        return value;
    }
}
