package org.saltyos.sh;

/** A command cannot be carried out; the message says why. */
final class ShellException extends Exception {
    private static final long serialVersionUID = 1L;

    ShellException(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
