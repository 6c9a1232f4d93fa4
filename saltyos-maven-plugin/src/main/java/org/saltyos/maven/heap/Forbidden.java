package org.saltyos.maven.heap;

/** What the class loader for initialisers plants before calls that would make a build depend on the outside world. */
public final class Forbidden {
    private Forbidden() {}

    /** Marks the failure so that it is told apart from an initialiser's own exceptions. */
    public static final class OutsideWorld extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutsideWorld(String message) {
            super(message);
        }
    }

    /** Always fails. */
    public static void call(String member) {
        throw new OutsideWorld(member);
    }
}
