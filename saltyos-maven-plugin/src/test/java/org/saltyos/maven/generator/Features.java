package org.saltyos.maven.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of programs that are about one feature of the language each, from {@code features.txt}. In them {@code $I $L $S $D
 * $B} become random expressions of int, long, String, double and boolean over the parameter {@code x}, {@code $V} and
 * {@code $F} constants of int and double, {@code $N} a number that makes names unique.
 */
final class Features {
    private static final String HEADING = "### ";
    private static final Pattern HOLE = Pattern.compile("\\$([ILSDBVFN])");

    /** What reaches so much of the library that only whole groups of programs may use it. */
    private static final String STREAMS = "streams";

    private static final List<String> ALL = read();

    private final Chance chance;
    private final Shape shape;
    private final Expressions expressions;

    Features(Chance chance, Shape shape, Expressions expressions) {
        this.chance = chance;
        this.shape = shape;
        this.expressions = expressions;
    }

    private static List<String> read() {
        try (InputStream in = Features.class.getResourceAsStream("/generator/features.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new ArrayList<>(
                    Arrays.asList(text.substring(HEADING.length()).split("\n" + HEADING)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds one to a program, and gives the statement that uses it. */
    String add(GeneratedProgram program) {
        String feature = chance.of(ALL);
        if (feature.startsWith(STREAMS) && !program.usesStreams()) {
            feature = ALL.get(0);
        }
        int end = feature.indexOf('\n');
        String number = shape.fresh("");
        Scope scope = new Scope();
        scope.add("int", "x", true);
        program.members().addAll(Piece.parse(fill(feature.substring(end + 1), number, scope)));
        return "mix(" + feature.substring(0, end) + number + "(" + expressions.of("int", new Scope(), 2) + "));";
    }

    private String fill(String text, String number, Scope scope) {
        Matcher holes = HOLE.matcher(text);
        return holes.replaceAll(hole -> Matcher.quoteReplacement(
                switch (hole.group(1).charAt(0)) {
                    case 'I' -> expressions.of("int", scope, chance.below(3));
                    case 'L' -> expressions.of("long", scope, chance.below(3));
                    case 'S' -> expressions.of("String", scope, chance.below(3));
                    case 'D' -> expressions.of("double", scope, chance.below(3));
                    case 'B' -> expressions.of("boolean", scope, 1 + chance.below(2));
                    case 'V' -> expressions.of("int", new Scope(), 0);
                    case 'F' -> expressions.of("double", new Scope(), 0);
                    default -> number;
                }));
    }
}
