package org.saltyos.abi;

/** What a {@link PanicKind} is called in a report. */
public final class PanicText {
    private static final String[] TEXTS = texts();

    private PanicText() {}

    /** The kind in words; for a number that is no kind, what the processor calls it. */
    public static String of(int kind) {
        return TEXTS[kind > 0 && kind < PanicKind.COUNT ? kind : 0];
    }

    private static String[] texts() {
        String[] texts = new String[PanicKind.COUNT];
        texts[0] = "undefined instruction";
        texts[PanicKind.NULL] = "null reference";
        texts[PanicKind.ARRAY_INDEX] = "array index out of bounds";
        texts[PanicKind.DIVISION_BY_ZERO] = "division by zero";
        texts[PanicKind.CLASS_CAST] = "cast to the wrong class";
        texts[PanicKind.ASSERTION] = "assertion failed";
        texts[PanicKind.ARRAY_STORE] = "wrong class stored into an array";
        texts[PanicKind.NEGATIVE_SIZE] = "negative size";
        texts[PanicKind.THROWN] = "exception thrown";
        texts[PanicKind.UNREACHABLE] = "unreachable code reached";
        texts[PanicKind.EXHAUSTED] = "stack or heap exhausted";
        texts[PanicKind.STRING_INDEX] = "string index out of bounds";
        return texts;
    }
}
