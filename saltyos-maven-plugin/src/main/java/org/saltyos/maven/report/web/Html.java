package org.saltyos.maven.report.web;

import java.util.Locale;

/** HTML and SVG under construction. Everything that is not markup of this package is escaped, names of modules included. */
final class Html {
    private static final String BIDIRECTIONAL = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    /** What a cell says that has nothing to say; a narrow screen leaves it out. */
    static final String NONE = "\u2013";

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /** Closes an element. */
    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Closes an element that fills a line of the source. */
    Html closeLine(String tag) {
        close(tag);
        out.append('\n');
        return this;
    }

    /** Adds text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Adds an element with nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds markup as it is: constants of this package and its style sheet. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** A cell of a table that also stands alone, with its column's name, on a narrow screen. */
    Html cell(String column, String text) {
        return text.equals(NONE)
                ? element("td", text, "data-label", column, "class", "none")
                : element("td", text, "data-label", column);
    }

    /** A cell with a number, aligned to the right. */
    Html number(String column, String text) {
        return element("td", text, "data-label", column, "class", "n");
    }

    /** Begins a table with these columns. */
    Html table(String... columns) {
        open("table").open("thead").open("tr");
        for (String column : columns) {
            element("th", column);
        }
        return close("tr").close("thead").open("tbody");
    }

    /** Ends a table. */
    Html endTable() {
        return close("tbody").closeLine("table");
    }

    /** The text where markup is read; what a browser would not show, or show elsewhere, becomes visible. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (isHidden(c) || Character.isSurrogate(c) && !isPair(text, i)) {
                        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isHidden(char c) {
        return Character.isISOControl(c) && c != '\n' || BIDIRECTIONAL.indexOf(c) >= 0;
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
