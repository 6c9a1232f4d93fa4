package org.saltyos.tools;

/** A row of characters in brackets, of which one matches: {@code [a-z_[:digit:]]}, with {@code ^} all others. */
final class BracketExpression implements ExpressionPart.One {
    private final String text;
    private final boolean negated;

    /** What stands between the brackets. */
    BracketExpression(String inside) {
        negated = inside.startsWith("^");
        text = negated ? inside.substring(1) : inside;
    }

    /** Index of the bracket that closes the one at {@code open}; -1 if none does. */
    static int close(String text, int open) {
        int i = open + 1;
        if (i < text.length() && text.charAt(i) == '^') {
            i++;
        }
        if (i < text.length() && text.charAt(i) == ']') {
            i++; // the first one stands for itself
        }
        while (i < text.length() && text.charAt(i) != ']') {
            String name = CharacterClasses.at(text, i);
            i += name.isEmpty() ? 1 : CharacterClasses.length(name);
        }
        return i < text.length() ? i : -1;
    }

    @Override
    public boolean fits(Subject subject, char c) {
        boolean found = has(c);
        if (!found && subject.ignoresCase()) {
            found = has(Character.toLowerCase(c)) || has(Character.toUpperCase(c));
        }
        return found != negated;
    }

    private boolean has(char c) {
        int i = 0;
        while (i < text.length()) {
            String name = CharacterClasses.at(text, i);
            if (!name.isEmpty()) {
                if (CharacterClasses.has(name, c)) {
                    return true;
                }
                i += CharacterClasses.length(name);
            } else if (i + 2 < text.length() && text.charAt(i + 1) == '-') {
                if (c >= text.charAt(i) && c <= text.charAt(i + 2)) {
                    return true;
                }
                i += 3;
            } else if (c == text.charAt(i)) {
                return true;
            } else {
                i++;
            }
        }
        return false;
    }
}
