package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes a program smaller while something stays true of it: takes pieces away, many at once first, and puts what is inside
 * a piece in its place.
 */
final class Reduction {
    private final BooleanSupplier holds;
    private final long end;

    private Reduction(BooleanSupplier holds, long end) {
        this.holds = holds;
        this.end = end;
    }

    /** Changes the program in place; ends after so many seconds at the latest. */
    static void of(GeneratedProgram program, BooleanSupplier holds, int seconds) {
        Reduction reduction = new Reduction(holds, System.nanoTime() + seconds * 1_000_000_000L);
        boolean smaller = true;
        while (smaller && !reduction.isLate()) {
            smaller = reduction.list(program.members());
        }
    }

    private boolean isLate() {
        return System.nanoTime() > end;
    }

    /** Whether anything could be taken away. */
    private boolean list(List<Piece> pieces) {
        boolean smaller = false;
        for (int size = pieces.size(); size > 0; size /= 2) {
            for (int from = Math.max(0, pieces.size() - size); from >= 0 && !isLate(); from -= size) {
                List<Piece> all = new ArrayList<>(pieces);
                int to = Math.min(from + size, pieces.size());
                if (from < to) {
                    pieces.subList(from, to).clear();
                    smaller |= keepOrRestore(pieces, all);
                }
            }
        }
        for (int i = pieces.size() - 1; i >= 0 && !isLate(); i--) {
            for (Piece.Section section : pieces.get(i).sections()) {
                smaller |= list(section.inside());
            }
            if (!pieces.get(i).sections().get(0).inside().isEmpty()) {
                List<Piece> all = new ArrayList<>(pieces);
                Piece outer = pieces.remove(i);
                pieces.addAll(i, outer.sections().get(0).inside());
                smaller |= keepOrRestore(pieces, all);
            }
        }
        return smaller;
    }

    private boolean keepOrRestore(List<Piece> pieces, List<Piece> before) {
        if (holds.getAsBoolean()) {
            return true;
        }
        pieces.clear();
        pieces.addAll(before);
        return false;
    }
}
