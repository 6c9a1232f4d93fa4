package org.saltyos.sh;

import java.util.HashSet;
import java.util.Set;

/** Puts the texts of aliases in their place while commands are read. A name in its own text stands for itself. */
final class AliasReplacer {
    private final Lexer lexer;
    private final Aliases aliases;
    private final Set<String> used = new HashSet<>();
    private int end;

    AliasReplacer(Lexer lexer, Aliases aliases) {
        this.lexer = lexer;
        this.aliases = aliases;
    }

    /** Replaces the first word of a command if it is an alias; the lexer's next token is then the first of its text. */
    boolean replaces(Token word) {
        if (word.start() >= end) {
            used.clear();
        }
        String text = aliases.get(word.text());
        if (text.isEmpty() || !used.add(word.text())) {
            return false;
        }
        lexer.replace(word, text);
        int added = text.length() - (word.end() - word.start());
        end = word.start() >= end ? word.start() + text.length() : end + added;
        return true;
    }
}
