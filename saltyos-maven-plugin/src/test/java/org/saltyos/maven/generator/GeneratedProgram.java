package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/** A program from a seed: one class with a main method, as a tree that can be made smaller. */
final class GeneratedProgram {
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

    List<Piece> members() {
        return members;
    }

    String source() {
        StringBuilder out = new StringBuilder();
        out.append("import java.util.*;\n\n/** Seed ").append(seed).append(". */\n");
        out.append("public final class ").append(className()).append(" {\n");
        members.forEach(member -> member.render(out, "    "));
        return out.append("}\n").toString();
    }
}
