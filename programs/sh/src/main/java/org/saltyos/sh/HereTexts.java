package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;

/** The texts of {@code <<} that follow the line in which they are asked for. */
final class HereTexts {
    private record Expected(Redirection redirection, String end, boolean tabs, boolean quoted) {}

    private final Lexer lexer;
    private final List<Expected> expected = new ArrayList<>();

    HereTexts(Lexer lexer) {
        this.lexer = lexer;
    }

    /** A redirection whose text ends with a line of {@code word}; with {@code tabs} its lines lose the tabs they begin with. */
    Redirection expect(int descriptor, String word, boolean tabs) {
        String end = Names.unquoted(word);
        Redirection redirection = new Redirection(descriptor, "<<", "");
        expected.add(new Expected(redirection, end, tabs, !end.equals(word)));
        return redirection;
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    /** Reads the texts; the line in which they were asked for has ended. */
    void read() throws SyntaxException {
        for (Expected one : expected) {
            StringBuilder text = new StringBuilder();
            String line = next(one);
            while (!line.equals(one.end())) {
                text.append(line).append('\n');
                line = next(one);
            }
            one.redirection().text(text.toString(), !one.quoted());
        }
        expected.clear();
    }

    private String next(Expected one) throws SyntaxException {
        if (lexer.position() >= lexer.text().length()) {
            throw new SyntaxException("here-document ends without " + one.end(), true);
        }
        String line = lexer.line();
        int tabs = 0;
        while (one.tabs() && tabs < line.length() && line.charAt(tabs) == '\t') {
            tabs++;
        }
        return line.substring(tabs);
    }
}
