package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement or member of a generated program: sections such as {@code try {} and {@code } finally {}, each with pieces
 * inside. Reduction takes pieces away; whether the rest still compiles is javac's to say.
 */
final class Piece {
    /** A header line and what is inside its braces. */
    record Section(String header, List<Piece> inside) {}

    private final List<Section> sections = new ArrayList<>();
    private final String end;

    private Piece(String end) {
        this.end = end;
    }

    /** A piece of one line. */
    static Piece line(String text) {
        Piece piece = new Piece("");
        piece.sections.add(new Section(text, new ArrayList<>()));
        return piece;
    }

    /** A piece with braces; the header ends with the opening one. */
    static Piece block(String header, List<Piece> inside) {
        return new Piece("}").and(header, inside);
    }

    /** Pieces from text whose lines end with the braces they open and begin with those they close. */
    static List<Piece> parse(String text) {
        List<Piece> result = new ArrayList<>();
        parse(text.lines().map(String::strip).toList(), 0, result);
        return result;
    }

    /** Reads pieces up to a line that closes what is around them; gives the number of that line. */
    private static int parse(List<String> lines, int from, List<Piece> result) {
        int i = from;
        while (i < lines.size() && !lines.get(i).startsWith("}")) {
            String line = lines.get(i++);
            if (!line.endsWith("{")) {
                result.add(line(line));
                continue;
            }
            List<Section> sections = new ArrayList<>();
            String header = line;
            while (header.endsWith("{")) {
                List<Piece> inside = new ArrayList<>();
                i = parse(lines, i, inside);
                sections.add(new Section(header, inside));
                header = lines.get(i++);
            }
            Piece piece = new Piece(header);
            piece.sections.addAll(sections);
            result.add(piece);
        }
        return i;
    }

    /** A further section, such as a catch. */
    Piece and(String header, List<Piece> inside) {
        sections.add(new Section(header, new ArrayList<>(inside)));
        return this;
    }

    List<Section> sections() {
        return sections;
    }

    void render(StringBuilder out, String indent) {
        for (Section section : sections) {
            out.append(indent).append(section.header()).append('\n');
            section.inside().forEach(piece -> piece.render(out, indent + "    "));
        }
        if (!end.isEmpty()) {
            out.append(indent).append(end).append('\n');
        }
    }
}
