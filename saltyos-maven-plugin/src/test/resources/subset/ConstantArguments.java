package subset;

import org.jspecify.annotations.Nullable;
import org.saltyos.lang.Const;

/** SALT0805: which arguments are constants. */
public final class ConstantArguments {
    private static final int LITERAL = 3;
    private static final int COMPUTED = Integer.bitCount(255);
    private static final Object MARKER = new Object();
    private static int changing = 3;

    enum Colour {
        RED,
        GREEN
    }

    private ConstantArguments() {}

    private static int only(@Const int number) {
        return number;
    }

    private static int second(int word, @Const int number) {
        return word >>> number;
    }

    private static long wide(long word, @Const long number, long more, @Const int last) {
        return word + number + more + last;
    }

    private static int objects(@Const @Nullable Object value) {
        return value == MARKER ? 1 : 0;
    }

    private static int text(@Const String text) {
        return text.length();
    }

    private static int colour(@Const Colour colour) {
        return colour == Colour.RED ? 1 : 0;
    }

    private static int free(int number) {
        return number;
    }

    public static int literals(int word) {
        int sum = only(-1) + only(0) + only(5) + only(6) + only(-1000) + only(1_000_000) + only('x');
        sum += second(word, 31) + text("text") + objects(null) + objects("text");
        return sum;
    }

    public static int staticFinalFields(int word) {
        return only(LITERAL) + only(COMPUTED) + second(word, COMPUTED) + objects(MARKER) + colour(Colour.GREEN);
    }

    public static int localConstants(int word) {
        int five = 5;
        int either = word == 0 ? five : COMPUTED;
        return only(five) + only(either) + only(word > 0 ? 1 : 2);
    }

    public static long wideConstants(int word) {
        int five = 5;
        return wide(word, 1L << 40, word, 3) + wide(1, COMPUTED, word, COMPUTED) + wide(1, five, 1, five);
    }

    public static long wideParameters(int word) {
        long sum = wide(1, word, 1, 1); // SALT0805: parameter 2 of ConstantArguments.wide has to be a constant
        return sum + wide(1, 1, 1, word); // SALT0805: parameter 4 of ConstantArguments.wide has to be a constant
    }

    public static int otherParameters(int word) {
        return free(word) + second(word + 1, 4) + second(changing, 4);
    }

    public static int parameter(int word) {
        return only(word); // SALT0805: parameter 1 of ConstantArguments.only has to be a constant
    }

    public static int secondParameter(int word) {
        return second(4, word); // SALT0805: parameter 2 of ConstantArguments.second has to be a constant
    }

    public static int computed(int word) {
        return only(word + 1); // SALT0805: parameter 1 of ConstantArguments.only
    }

    public static int result(int word) {
        return only(free(3)); // SALT0805: parameter 1 of ConstantArguments.only
    }

    public static int changingField() {
        return only(changing); // SALT0805: parameter 1 of ConstantArguments.only
    }

    public static int counted() {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += only(i); // SALT0805: parameter 1 of ConstantArguments.only
        }
        return sum;
    }

    public static int constantOnOneWay(int word) {
        int number = word;
        if (word > 31) {
            number = 31;
        }
        return only(number); // SALT0805: parameter 1 of ConstantArguments.only
    }

    private static final class Shift {
        private final int distance;

        Shift(@Const int distance) {
            this.distance = distance;
        }
    }

    private static final Shift SHIFT = new Shift(3);

    private record Bits(@Const int lowest, int width) {}

    public static int constructors(int word) {
        Bits good = new Bits(1, word);
        Bits bad = new Bits(word, 1); // SALT0805: parameter 1 of ConstantArguments.Bits
        return good.width() + bad.width() + SHIFT.distance;
    }
}
