package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/** A program from a seed: one class with a main method, as a tree that can be made smaller. */
final class GeneratedProgram {
    private static final int STREAM_PERIOD = 4000;

    private final long seed;
    private final List<Piece> members = new ArrayList<>();

    GeneratedProgram(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    String className() {
        return "P" + (seed < 0 ? "n" + -seed : seed);
    }

    /** Whether it may use streams, which many thousand lines of the library come with: an eighth of all, in a row. */
    boolean usesStreams() {
        return Math.floorMod(seed, STREAM_PERIOD) >= STREAM_PERIOD - STREAM_PERIOD / 8;
    }

    List<Piece> members() {
        return members;
    }

    String source() {
        StringBuilder out = new StringBuilder();
        out.append(Prelude.IMPORTS);
        out.append("\n/** Seed ").append(seed).append(". */\n");
        out.append("public final class ").append(className()).append(" extends Common {\n");
        members.forEach(member -> member.render(out, "    "));
        return out.append("}\n").toString();
    }
}
