package desugar;

/** String concatenation of everything. */
public class Concatenations {
    private static String log = "";

    private static int side(int x) {
        log += x;
        return x;
    }

    private static final class Loud {
        private final String name;

        Loud(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            log += "!" + name;
            return name.isEmpty() ? null : name;
        }
    }

    public static String primitives() {
        StringBuilder out = new StringBuilder();
        boolean[] booleans = {true, false};
        byte[] bytes = {0, -128, 127};
        short[] shorts = {0, -32768, 32767};
        char[] chars = {'a', 0, '\1', '\2', 'é', '\ud83d', '\uffff'};
        int[] ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
        long[] longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        float[] floats = {0f, -0f, 1.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1e10f};
        double[] doubles = {0, -0.0, 1.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, 2e-3, 1e21};
        for (int i = 0; i < 9; i++) {
            out.append("<" + booleans[i % 2] + bytes[i % 3] + "|" + shorts[i % 3] + "|" + chars[i % 7] + "|" + ints[i % 4]
                    + "|" + longs[i % 4] + "|" + floats[i % 8] + "|" + doubles[i % 9] + ">");
        }
        return out.toString();
    }

    public static String references() {
        String none = null;
        Object nothing = null;
        char[] array = null;
        Integer boxed = 5;
        String text = "a";
        text += none;
        text += nothing + "b" + array + boxed;
        text += 'c';
        text += 1.0f;
        CharSequence sequence = new StringBuilder("sb");
        return text + sequence + new Loud("x") + new Loud("") + (new char[0] + "").startsWith("[C@");
    }

    public static String order() {
        log = "";
        String text = side(1) + ":" + side(2) + new Loud("l") + side(3);
        int[] array = {1, 2, 3};
        int i = 0;
        String indexed = "" + array[i++] + array[i++] + i;
        String[] texts = {"t"};
        int j = 0;
        texts[j++] += "u" + j;
        return text + log.length() + indexed + texts[0] + j;
    }

    public static String constants() {
        String a = "x";
        return a + "\1" + a + "\2" + a + "\1\2" + 1 + 2L + 'c' + null + true + a + "\0" + 1.5 + "€" + a;
    }

    public static String identity() {
        String a = "same";
        String empty = "";
        String other = a + empty;
        return (other == a) + " " + other.equals(a) + (empty + empty).isEmpty();
    }

    public static String insideExpressions() {
        String s = "s";
        long l = 5;
        double d = 2;
        int count = ("a" + s + l).length() + Integer.parseInt("1" + l) + (d + s).length();
        for (int i = 0; i < 3; i++) {
            try {
                s = i == 1 ? s + i / (i - 1) : s + (l + i) + d;
            } catch (ArithmeticException e) {
                s += e.getMessage() + i;
            } finally {
                s += "f" + l++;
            }
        }
        return s + count;
    }

    public static String manyArguments() {
        String a = "a";
        int i = 1;
        long l = 2;
        return a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a
                + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i
                + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l
                + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a
                + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i
                + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l
                + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l + a + i + l;
    }
}
