package org.saltyos.maven.frontend;

/** What is known about a reference, from best to worst. */
public enum Nullness {
    /** Never null. */
    NONNULL,
    /** Not null by its type, but nobody proved it (array elements, library results): checked where it matters. */
    UNCHECKED,
    /** May be null by its type. */
    NULLABLE;

    /** What holds where two paths meet. */
    Nullness join(Nullness other) {
        return ordinal() > other.ordinal() ? this : other;
    }
}
