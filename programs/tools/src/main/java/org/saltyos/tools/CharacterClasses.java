package org.saltyos.tools;

/** The classes that expressions and {@code tr} name, like {@code [:digit:]}, as POSIX's locale has them: of ASCII only. */
final class CharacterClasses {
    private static final String[] NAMES = {
        "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit"
    };

    private CharacterClasses() {}

    /** The name of the class that is written at a place of a text, as {@code [:name:]}; empty if none is. */
    static String at(String text, int place) {
        for (String name : NAMES) {
            if (text.startsWith("[:" + name + ":]", place)) {
                return name;
            }
        }
        return "";
    }

    /** How many characters a class takes where it is written. */
    static int length(String name) {
        return name.length() + 4;
    }

    /** Whether a class has a character. */
    static boolean has(String name, int c) {
        boolean lower = c >= 'a' && c <= 'z';
        boolean upper = c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        boolean graph = c > ' ' && c < 0x7f;
        return switch (name) {
            case "alnum" -> lower || upper || digit;
            case "alpha" -> lower || upper;
            case "blank" -> c == ' ' || c == '\t';
            case "cntrl" -> c < ' ' || c == 0x7f;
            case "digit" -> digit;
            case "graph" -> graph;
            case "lower" -> lower;
            case "print" -> graph || c == ' ';
            case "punct" -> graph && !lower && !upper && !digit;
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "xdigit" -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
            default -> upper;
        };
    }
}
