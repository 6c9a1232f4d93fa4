package org.saltyos.sh;

/** A text that is no command. */
final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean incomplete;

    /**
     * Tells what is wrong.
     *
     * @param incomplete whether more text could make it right
     */
    SyntaxException(String message, boolean incomplete) {
        super(message);
        this.incomplete = incomplete;
    }

    boolean isIncomplete() {
        return incomplete;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
