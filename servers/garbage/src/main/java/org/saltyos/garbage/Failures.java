package org.saltyos.garbage;

/** Bugs, one of each kind that a server with a heap can have beside those of all servers. */
final class Failures {
    private static final int[] NUMBERS = {1, 2, 3};

    private Failures() {}

    static int fail(int kind) {
        return switch (kind) {
            case Garbage.UNCAUGHT -> throw new IllegalStateException("asked to " + kind);
            case Garbage.ARRAY_INDEX -> index(kind);
            case Garbage.RETHROWN -> rethrow(kind);
            default -> kind;
        };
    }

    private static int index(int kind) {
        try {
            return NUMBERS[kind + 1];
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static int rethrow(int kind) {
        try {
            return Integer.parseInt("x" + kind);
        } catch (RuntimeException e) {
            throw kind == Garbage.RETHROWN ? e : new IllegalStateException(e);
        }
    }
}
