package org.saltyos.maven.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects diagnostics so that a build reports all of them at once, in a stable order. Not thread-safe. */
public final class Diagnostics {
    private final TreeSet<Diagnostic> all = new TreeSet<>(Diagnostic.ORDER);

    /** Adds one; what was said before of the same place counts once, with the notes of the first time. */
    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    /** Whether any is an error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** All so far, ordered. */
    public List<Diagnostic> sorted() {
        return new ArrayList<>(all);
    }

    /**
     * Ends the step if there is an error.
     *
     * @throws UserError with everything collected
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new UserError(sorted());
        }
    }
}
