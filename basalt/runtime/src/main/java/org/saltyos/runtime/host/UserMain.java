package org.saltyos.runtime.host;

/** Stands for the class that a program starts with: each program brings a class of this name that calls it. */
public final class UserMain {
    private UserMain() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        throw new IllegalStateException("a program brings its own class of this name");
    }
}
