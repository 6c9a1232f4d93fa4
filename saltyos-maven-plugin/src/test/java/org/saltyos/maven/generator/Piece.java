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
