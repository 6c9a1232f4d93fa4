package library;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Formatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formatted text, bytes of text, and objects of static initialisers that the build's JVM makes differently. */
public class FormatLibrary {
    private static final Pattern WORDS =
            Pattern.compile("(?<first>\\w+)\\s+([^\\d,]*)(\\p{Lu}[a-z]+|\\d{2,3})?", Pattern.MULTILINE);
    private static final Pattern IGNORING = Pattern.compile("(?i)[a-f0-9]{2}+|\\bend$");
    private static final Set<String> NAMES = Set.of("alpha", "beta", "gamma", "delta", "epsilon");
    private static final Map<Integer, String> NUMBERS = Map.of(1, "one", 2, "two", 3, "three", 40, "forty");

    private enum Color {
        RED,
        GREEN,
        BLUE,
        BLACK
    }

    private static final class Key {}

    private static final Key KEY = new Key();
    private static final Map<Color, Integer> BY_COLOR = new HashMap<>();
    private static final Set<Color> COLORS = Set.of(Color.BLUE, Color.RED, Color.BLACK);
    private static final Map<Object, String> BY_OBJECT = new LinkedHashMap<>();
    private static final Map<Object, String> BY_IDENTITY = new IdentityHashMap<>();
    private static final Map<Color, String> FIXED = Map.of(Color.RED, "r", Color.GREEN, "g", Color.BLUE, "b");

    static {
        for (Color each : Color.values()) {
            BY_COLOR.put(each, each.ordinal() * 10);
            BY_OBJECT.put(each, each.name());
            BY_IDENTITY.put(each, each.name());
        }
        for (int i = 0; i < 40; i++) {
            BY_OBJECT.put(i % 2 == 0 ? new Key() : String.valueOf(i), "filler");
        }
        BY_OBJECT.put(KEY, "key");
        BY_OBJECT.put(null, "null");
        BY_OBJECT.put(Key.class, "class");
        BY_IDENTITY.put(KEY, "same");
    }

    public static void main(String[] arguments) {
        numbers();
        floats();
        texts();
        mistakes();
        bytes();
        hexadecimal();
        fromInitialisers();
    }

    private static void numbers() {
        for (int n : new int[] {0, 1, -1, 42, -1234567, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            System.out.println(String.format(
                    "%d|%5d|%-8d|%08d|%+d|% d|%,d|%(d|%x|%X|%o|%#x|%#o|%h", n, n, n, n, n, n, n, n, n, n, n, n, n, n));
        }
        System.out.printf(
                "%d %d %d %d%n", (byte) -3, (short) 300, 1L << 40, new BigInteger("123456789012345678901234567890"));
        System.out.printf("%,d %x %,15d|%-15d|%X%n", 1234567890123L, -1L, 98765L, 5L, (byte) 200);
        System.out.println(String.format("%2$s %1$s %<s %s %s", "a", "b"));
        System.out.println("%c%c%C %b %B %5b|%-7b|%s".formatted('x', 65, 'y', true, null, false, true, 1));
    }

    private static void floats() {
        for (double d : new double[] {
            0,
            -0.0,
            1,
            0.1,
            123.456,
            -9999.995,
            1e10,
            1.5e-7,
            1.0 / 3,
            2.5,
            0.125,
            1e100,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        }) {
            System.out.println(String.format(
                    "%f|%.2f|%10.3f|%-12.1f|%e|%.3E|%g|%+.0f|%,.2f|%(.1f|%012.4f|%a",
                    d, d, d, d, d, d, d, d, d, d, d, d));
        }
        System.out.println(String.format("%.3f %s %5.1f %e", 1.0005f, 2.5f, -7.25f, 3e-5f));
        System.out.println(String.format(
                "%s %.4f %10.2f %e",
                new BigDecimal("1.2300"),
                new BigDecimal("98765.43215"),
                new BigDecimal("-0.005"),
                new BigDecimal("123456789")));
    }

    private static void texts() {
        System.out.println(String.format(
                "[%s] [%10s] [%-10s] [%.2s] [%S] [%-6.3s] %% %n", "text", "right", "left", "cut", "upper ß", "abcdef"));
        System.out.println(String.format(Locale.US, "%,.3f %s", 1234.5, List.of(1, 2))
                + String.format(Locale.ROOT, "%05d", 7)
                + String.format(Locale.ENGLISH, "%e", 12.0));
        Formatter formatter = new Formatter();
        formatter.format("%s", Arrays.asList("a", null)).format(" %d", 5);
        System.out.println(formatter + " " + formatter.out().toString().length());
        StringBuilder target = new StringBuilder("to: ");
        new Formatter(target).format("%-5s|", "x").close();
        System.out.print(target.append('\n'));
        System.out.format("%s %s%n", new Object[] {"array", "elements"});
    }

    private static void mistakes() {
        Object[][] all = {
            {"%d", "text"},
            {"%q", 1},
            {"%s %s", "one"},
            {"%.2d", 1},
            {"%-d", 1},
            {"%+s", "x"},
            {"%5", 1},
            {"%c", 1 << 22},
            {"%08s", "x"},
            {"%,x", 5},
            {"%#d", 1},
            {"%1$", 1},
            {"%-05d", 1},
            {"%", 1}
        };
        for (Object[] each : all) {
            try {
                System.out.println(String.format((String) each[0], each[1]));
            } catch (IllegalArgumentException e) {
                System.out.println(e);
            }
        }
    }

    private static void bytes() {
        for (String text :
                new String[] {"", "plain", "äöü ß", "日本語", "😀 pair", "lone \ud800 half", "\u0080\u07ff\u0800"}) {
            byte[] utf = text.getBytes(StandardCharsets.UTF_8);
            System.out.println(Arrays.toString(utf)
                    + Arrays.toString(text.getBytes(StandardCharsets.ISO_8859_1))
                    + Arrays.toString(text.getBytes(StandardCharsets.US_ASCII)));
            System.out.println(new String(utf, StandardCharsets.UTF_8).equals(text)
                    + new String(utf, StandardCharsets.ISO_8859_1)
                    + new String(utf, StandardCharsets.US_ASCII)
                    + Arrays.equals(utf, text.getBytes()));
        }
        byte[][] malformed = {
            {(byte) 0xc3},
            {(byte) 0xe2, (byte) 0x82, 65},
            {(byte) 0xff, 66},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf0, (byte) 0x9f, 67},
            {(byte) 0xc0, (byte) 0x80},
            {68, (byte) 0x80, 69}
        };
        for (byte[] each : malformed) {
            System.out.println(new String(each, StandardCharsets.UTF_8)
                    + new String(each, 0, each.length, StandardCharsets.UTF_8).length()
                    + new String(each));
        }
        System.out.println(StandardCharsets.UTF_8 + " " + StandardCharsets.UTF_8.name() + Charset.forName("latin1")
                + Charset.forName("utf8").equals(StandardCharsets.UTF_8) + Charset.isSupported("US-ASCII")
                + Charset.defaultCharset());
        try {
            System.out.println(Charset.forName("nowhere"));
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
    }

    private static void hexadecimal() {
        HexFormat plain = HexFormat.of();
        byte[] bytes = {0, 1, 127, -128, -1, 10};
        System.out.println(plain.formatHex(bytes) + " "
                + HexFormat.ofDelimiter(":").withUpperCase().withPrefix("0x").formatHex(bytes, 1, 4)
                + plain.toHexDigits((byte) 10) + plain.toHexDigits(1L) + HexFormat.fromHexDigits("ff"));
        System.out.println(Arrays.toString(plain.parseHex("00ff7f")) + HexFormat.isHexDigit('g') + plain);
        try {
            plain.parseHex("0x");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    private static int arguments() {
        return NAMES.size();
    }

    private static void fromInitialisers() {
        Matcher matcher = WORDS.matcher("one two Three 44\nFive six");
        while (matcher.find()) {
            System.out.println(matcher.group() + "|" + matcher.group("first") + "|" + matcher.group(2) + "|"
                    + matcher.group(3) + matcher.start());
        }
        System.out.println(IGNORING.matcher("AB cd zz 9f END end").replaceAll("<$0>")
                + IGNORING.flags()
                + IGNORING
                + WORDS.flags());
        int found = 0;
        for (Color each : Color.values()) {
            System.out.print(BY_COLOR.get(each) + BY_OBJECT.get(each) + BY_IDENTITY.get(each) + COLORS.contains(each)
                    + FIXED.get(each) + " ");
            BY_COLOR.merge(each, 1, Integer::sum);
            found += BY_COLOR.get(each);
        }
        System.out.println(found
                + BY_OBJECT.get(KEY)
                + BY_OBJECT.get(new Key())
                + BY_OBJECT.get(null)
                + BY_OBJECT.get("7")
                + BY_OBJECT.get(Key.class)
                + BY_IDENTITY.get(KEY)
                + BY_OBJECT.size()
                + BY_OBJECT.remove(Color.RED)
                + BY_OBJECT.containsKey(Color.RED));
        String made = new StringBuilder("lit").append("eral").toString();
        String fresh = new StringBuilder("fr").append("esh").append(arguments()).toString();
        System.out.println((made == "literal") + " " + (made.intern() == "literal") + (fresh.intern() == fresh)
                + (new String(fresh).intern() == fresh) + ("".intern() == ""));
        System.out.println(NAMES.contains("gamma") + " " + NAMES.contains("omega") + NAMES.size() + NUMBERS.get(40)
                + NUMBERS.get(5) + NUMBERS.containsValue("two"));
    }
}
