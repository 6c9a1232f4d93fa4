package library;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strings, builders, patterns. */
public class TextLibrary {
    private static final String[] TEXTS = {"", "a", "Hello, World", "  padded\t\n", "äöü ß ÄÖ", "日本語 text", "emoji 😀 end", "aXbXc", "AbCabc"};

    public static void main(String[] arguments) {
        for (String text : TEXTS) {
            strings(text);
        }
        building();
        splitting();
        characters();
        switching();
        patterns();
        errors();
    }

    private static void strings(String s) {
        System.out.println(s.length() + " " + s.isEmpty() + s.isBlank() + s.hashCode() + s.equals("a") + s.equalsIgnoreCase("ABCABC") + s.compareTo("b") + " " + s.compareToIgnoreCase("HELLO"));
        System.out.println(s.indexOf('X') + " " + s.indexOf("b") + s.lastIndexOf('X') + s.lastIndexOf("a") + s.indexOf('X', 2) + s.indexOf("c", 1) + s.contains("lo") + s.startsWith("He") + s.endsWith("c") + s.startsWith("l", 2));
        System.out.println(s.toUpperCase() + s.toLowerCase() + s.toUpperCase(Locale.ROOT) + s.trim() + "|" + s.strip() + "|" + s.stripLeading() + "|" + s.stripTrailing() + "|");
        System.out.println(s.replace('a', 'o') + s.replace("X", "--") + s.concat("!") + s.repeat(2) + s.length() + String.valueOf(s.toCharArray()) + s.codePointCount(0, s.length()));
        System.out.println(Arrays.toString(s.split("X")) + Arrays.toString(s.split(" ", 2)) + Arrays.toString(s.split("[,X]")) + s.chars().sum() + s.codePoints().count() + s.lines().count());
        for (int i = 0; i < s.length(); i++) {
            System.out.print((int) s.charAt(i) + (i % 2 == 0 ? "," + s.codePointAt(i) : "") + " ");
        }
        System.out.println(s.length() > 3 ? s.substring(1) + s.substring(1, 3) + s.subSequence(0, 2) : "short");
        System.out.println(s.matches("[a-zA-Z]+") + s.replaceAll("[aeiou]", "*") + s.replaceFirst("[A-Z]", "^") + s.regionMatches(0, "He", 0, 2) + s.contentEquals("a"));
    }

    private static void building() {
        StringBuilder b = new StringBuilder("start");
        b.append(1).append('c').append(2L).append(1.5).append(2.5f).append(true).append((Object) null).append(new char[] {'x', 'y'}).append("abc", 1, 2);
        System.out.println(b + " " + b.length() + (b.capacity() >= b.length()));
        b.insert(0, "in").insert(2, 42).insert(3, 'z').insert(1, 1.25).reverse().setCharAt(0, 'Q');
        System.out.println(b);
        b.deleteCharAt(1).delete(2, 5).replace(0, 2, "REPLACED").setLength(10);
        System.out.println(b + " " + b.indexOf("L") + b.lastIndexOf("E") + b.charAt(3) + b.substring(2) + b.substring(1, 4) + b.compareTo(new StringBuilder("x")));
        b.appendCodePoint(0x1f600).append("é€");
        System.out.println(b + " " + b.isEmpty() + b.chars().sum() + b.codePointAt(10));
        StringBuffer buffer = new StringBuffer().append("buffer").append(3).insert(0, "a");
        System.out.println(buffer.reverse());
        StringJoiner joiner = new StringJoiner(", ", "{", "}").setEmptyValue("none");
        System.out.println(joiner + " " + joiner.add("x").add("y") + joiner.length());
        System.out.println(String.join("-", "a", "b", "c") + String.join("+", List.of("p", "q")) + String.valueOf(12) + String.valueOf(true) + String.valueOf('c') + String.valueOf(1.5) + String.copyValueOf(new char[] {'k'}));
        System.out.println(new String(new char[] {'a', 'b', '€'}, 1, 2) + new String("copy") + "con" + 1 + 'c' + 2L + 1.0f + null + true + new StringBuilder("sb"));
        System.out.println(Objects.toString(null) + Objects.toString(null, "default") + Objects.equals("a", "a") + Objects.hash(1, 2, "x") + Objects.hashCode(null) + Objects.requireNonNullElse(null, "else") + Objects.isNull(null) + Objects.nonNull(1));
    }

    private static void splitting() {
        for (String text : new String[] {"a:b:c", "::", ":a", "a:", "", "a.b.c", "a|b", "a\\b:c", "no", ":::x:::"}) {
            System.out.print(Arrays.toString(text.split(":")) + Arrays.toString(text.split(":", 2)) + Arrays.toString(text.split(":", -1)));
            System.out.println(Arrays.toString(text.split("\\.")) + Arrays.toString(text.split("\\|", text.length())) + Arrays.toString(text.split("::")) + Arrays.toString(text.split("b:c", 5)) + text.split(".").length + text.split("|").length + text.split("\\\\").length);
        }
        String nothing = arguments(0);
        try {
            System.out.println(nothing.split(",").length);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    private static String arguments(int count) {
        return count == 0 ? null : "some";
    }

    private static void characters() {
        int hash = 0;
        for (int c = -1; c <= 0x110000; c += c < 0x20000 ? 1 : 37) {
            hash = hash * 31 + Character.toUpperCase(c) + 7 * Character.toLowerCase(c) + 13 * Character.digit(c, 36) + (Character.isWhitespace(c) ? 1 : 0);
        }
        System.out.println(hash + " " + Character.digit('f', 16) + Character.digit('f', 15) + Character.digit('1', 37) + Character.digit('1', 1));
        System.out.println(Integer.parseInt("\u0663\u0664") + "\u2003x\u2003".strip() + "straße".equalsIgnoreCase("STRASSE") + "ÄÖ".equalsIgnoreCase("äö"));
        for (int wrong : new int[] {-1, 0x110000}) {
            try {
                System.out.println(Character.toChars(wrong));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static void switching() {
        for (String s : new String[] {"Aa", "BB", "other", "C", "AaAa", "BBBB"}) {
            int n = switch (s) {
                case "Aa" -> 1;
                case "BB" -> 2;
                case "AaAa", "BBBB" -> 3;
                default -> s.length() * 10;
            };
            System.out.print(n + " ");
        }
        System.out.println();
    }

    private static void patterns() {
        Pattern pattern = Pattern.compile("(\\w+)@(\\w+)\\.com", Pattern.CASE_INSENSITIVE);
        Matcher matcher = pattern.matcher("write to joe@example.com or ANN@test.COM now");
        while (matcher.find()) {
            System.out.println(matcher.group() + " " + matcher.group(1) + " " + matcher.group(2) + matcher.start() + matcher.end(2) + matcher.groupCount());
        }
        System.out.println(matcher.replaceAll("<$2>") + pattern.matcher("x@y.com").matches() + pattern.pattern() + Pattern.matches("a*b", "aab") + pattern.split("a j@k.com b").length);
        Matcher number = Pattern.compile("(?<int>\\d+)(\\.(?<frac>\\d+))?").matcher("3.14");
        System.out.println(number.matches() + number.group("int") + number.group("frac") + number.lookingAt() + number.hitEnd());
    }

    private static void errors() {
        Runnable[] wrong = {
            () -> "abc".charAt(3),
            () -> "abc".charAt(-1),
            () -> "abc".substring(4),
            () -> "abc".substring(2, 1),
            () -> new StringBuilder("abc").deleteCharAt(5),
            () -> new StringBuilder("abc").insert(9, "x"),
            () -> new StringBuilder("abc").charAt(7),
            () -> "x".repeat(-1),
            () -> "日本".charAt(2),
            () -> Objects.requireNonNull(null, "must be there"),
            () -> Objects.checkIndex(5, 3),
            () -> Objects.checkFromToIndex(2, 9, 5),
            () -> Objects.checkFromIndexSize(3, 4, 5)
        };
        for (Runnable each : wrong) {
            try {
                each.run();
                System.out.println("nothing");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
    }
}
