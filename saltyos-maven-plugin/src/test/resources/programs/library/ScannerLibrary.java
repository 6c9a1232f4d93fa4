package library;

import java.util.InputMismatchException;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scanners of texts and of the standard input. */
public class ScannerLibrary {
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern NUMBER = Pattern.compile("([0-9])([0-9]*)");

    public static void main(String[] arguments) {
        numbers();
        delimiters();
        lines();
        mistakes();
        matchers();
        standardInput();
    }

    private static void numbers() {
        Scanner scanner = new Scanner("12 -7 1,234 ff 2147483648 3.5 -1e3 true 127 99999999999999999999 x");
        System.out.println(scanner.nextInt() + scanner.nextLong() + " " + scanner.nextInt());
        System.out.println(scanner.hasNextInt() + " " + scanner.hasNextInt(16) + " " + scanner.nextInt(16));
        System.out.println(scanner.hasNextInt() + " " + scanner.hasNextLong() + " " + scanner.nextLong());
        System.out.println(scanner.nextDouble() + " " + scanner.nextFloat() + " " + scanner.nextBoolean());
        System.out.println(scanner.nextByte() + " " + scanner.hasNextDouble() + " " + scanner.nextBigInteger());
        System.out.println(scanner.hasNextBigDecimal() + scanner.next() + scanner.hasNext());
        Scanner rooted = new Scanner("1,5 2.25 0x1").useLocale(Locale.ROOT);
        System.out.println(rooted.hasNextDouble() + " " + rooted.next() + " " + rooted.nextBigDecimal());
        System.out.println(rooted.locale().equals(Locale.ROOT) + " " + rooted.radix() + rooted.useRadix(8).radix());
    }

    private static void delimiters() {
        Scanner scanner = new Scanner("a, b,,c ;d").useDelimiter("\\s*,\\s*");
        StringBuilder tokens = new StringBuilder();
        while (scanner.hasNext()) {
            tokens.append('[').append(scanner.next()).append(']');
        }
        System.out.println(tokens + scanner.delimiter().pattern());
        Scanner mixed = new Scanner("key=value;other=12;");
        mixed.useDelimiter(Pattern.compile("[=;]"));
        System.out.println(mixed.next(WORD) + mixed.next("v.*") + mixed.hasNext(NUMBER) + mixed.next() + mixed.nextInt());
        Scanner skipping = new Scanner("   (12)34");
        System.out.println(skipping.skip(" *\\(").findInLine("([0-9])[0-9]") + skipping.match().group(1));
        System.out.println(skipping.findWithinHorizon(NUMBER, 0) + skipping.findWithinHorizon("x", 10));
    }

    private static void lines() {
        Scanner scanner = new Scanner("first line\r\n\nthird 3\nlast");
        System.out.println(scanner.nextLine() + "|" + scanner.nextLine() + "|" + scanner.next() + scanner.nextInt());
        System.out.println("[" + scanner.nextLine() + "]" + scanner.hasNextLine() + scanner.nextLine() + scanner.hasNextLine());
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            large.append(i).append(i % 7 == 0 ? "\n" : " ");
        }
        large.append("x".repeat(5000));
        Scanner all = new Scanner(large.toString());
        long sum = 0;
        while (all.hasNextInt()) {
            sum += all.nextInt();
        }
        System.out.println(sum + " " + all.next().length() + " " + all.hasNext());
        System.out.println(new Scanner("to be or not to be").findAll("[a-z]*e").map(MatchResult::group).toList());
        System.out.println(new Scanner("p q r").tokens().count());
    }

    private static void mistakes() {
        Scanner scanner = new Scanner("word 300");
        try {
            scanner.nextInt();
        } catch (InputMismatchException mismatch) {
            System.out.println("mismatch " + mismatch.getMessage() + " " + scanner.next());
        }
        try {
            scanner.nextByte();
        } catch (InputMismatchException mismatch) {
            System.out.println("mismatch " + mismatch.getMessage() + " " + scanner.nextShort());
        }
        try {
            scanner.next();
        } catch (NoSuchElementException none) {
            System.out.println("none " + none.getMessage() + " " + scanner.ioException());
        }
        try {
            scanner.nextLine();
        } catch (NoSuchElementException none) {
            System.out.println("none " + none.getMessage());
        }
        scanner.close();
        try {
            scanner.hasNext();
        } catch (IllegalStateException closed) {
            System.out.println("closed " + closed.getMessage());
        }
    }

    private static void matchers() {
        Matcher matcher = WORD.matcher("ab 12 cd 345");
        System.out.println(matcher.find() + matcher.group());
        matcher.usePattern(NUMBER);
        System.out.println(matcher.find() + matcher.group(1) + matcher.group(2) + matcher.groupCount());
        System.out.println(matcher.usePattern(Pattern.compile("[a-z]")).find() + matcher.group() + matcher.pattern());
        try {
            matcher.usePattern(null);
        } catch (IllegalArgumentException refused) {
            System.out.println(refused.getMessage());
        }
    }

    private static void standardInput() {
        Scanner scanner = new Scanner(System.in);
        int count = scanner.nextInt();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += scanner.nextInt();
        }
        System.out.println(count + " " + sum + "[" + scanner.nextLine() + "][" + scanner.nextLine() + "]");
        while (scanner.hasNextLine()) {
            System.out.println(scanner.nextLine().toUpperCase(Locale.ROOT));
        }
        scanner.close();
    }
}
