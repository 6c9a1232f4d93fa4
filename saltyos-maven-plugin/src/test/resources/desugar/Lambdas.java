package desugar;

import desugar.base.Base;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongFunction;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Every kind of lambda and method reference. */
public class Lambdas extends Base {
    private final int base;

    Lambdas(int base) {
        this.base = base;
    }

    private int hidden(int x) {
        return base * x;
    }

    private static long hiddenStatic(long x) {
        return x * 3;
    }

    @Override
    public String toString() {
        Supplier<String> above = super::toString;
        return "Lambdas " + base + " " + (above.get() != null);
    }

    @Override
    protected String secret(int number) {
        IntFunction<String> above = super::secret;
        return "own " + above.apply(number);
    }

    interface Shape {
        double area();

        default String describe() {
            return privately(this::area);
        }

        private String privately(Supplier<Double> area) {
            return "area " + area.get();
        }

        static Shape of(double side) {
            return () -> side * side;
        }
    }

    interface Generic<A, B> {
        B apply(A a);
    }

    interface Narrow extends Generic<String, Integer> {
        @Override
        Integer apply(String text);
    }

    interface Primitives {
        double all(boolean z, byte b, short s, char c, int i, long j, float f, double d);
    }

    interface Marker {}

    interface Failing<T, E extends Exception> {
        T run() throws E;
    }

    static class Inner {
        private final String name;

        private Inner(String name) {
            this.name = name;
        }

        private String secretName() {
            return "<" + name + ">";
        }
    }

    class Member {
        int scaled(int x) {
            IntUnaryOperator operator = Lambdas.this::hidden;
            return operator.applyAsInt(x);
        }
    }

    enum Operation {
        PLUS((a, b) -> a + b),
        TIMES((a, b) -> a * b),
        MAX(Math::max);

        private final IntBinaryOperator code;

        Operation(IntBinaryOperator code) {
            this.code = code;
        }
    }

    static int sum(Integer... numbers) {
        int sum = 0;
        for (int n : numbers) {
            sum += n;
        }
        return sum;
    }

    static Object stored(int i) {
        return i;
    }

    static int unboxing(Integer i) {
        return i + 1;
    }

    static long widening(long l) {
        return l + 1;
    }

    static <T extends Comparable<T> & Serializable> T greater(T a, T b) {
        BinaryOperator<T> operator = (x, y) -> x.compareTo(y) > 0 ? x : y;
        return operator.apply(a, b);
    }

    private static Supplier<Object> nonCapturing() {
        return () -> "constant";
    }

    private static Supplier<Object> capturing(Object value) {
        return () -> value;
    }

    public static String capturesOfEveryType() {
        boolean z = true;
        byte b = -3;
        short s = 300;
        char c = 'ß';
        int i = 1 << 30;
        long j = 1L << 40;
        float f = 1.5f;
        double d = -0.0;
        String t = "text";
        int[] a = {1, 2};
        Supplier<String> all = () -> "" + z + b + s + c + i + j + f + d + t + a[1];
        Primitives sum = (z2, b2, s2, c2, i2, j2, f2, d2) ->
                (z2 ? 1 : 0) + b2 + s2 + c2 + i2 + j2 + f2 + d2 + (z ? 1 : 0) + b + s + c + i + j + f + d;
        return all.get() + sum.all(z, b, s, c, i, j, f, d);
    }

    public static String methodReferences() {
        StringBuilder out = new StringBuilder();
        Lambdas object = new Lambdas(7);
        IntUnaryOperator bound = object::hidden;
        out.append(bound.applyAsInt(6));
        BiFunction<Lambdas, Integer, Integer> unbound = Lambdas::hidden;
        out.append(unbound.apply(object, 5));
        LongFunction<Long> statics = Lambdas::hiddenStatic;
        out.append(statics.apply(4L));
        Function<String, Inner> constructor = Inner::new;
        out.append(constructor.apply("x").secretName());
        Function<Inner, String> privately = Inner::secretName;
        out.append(privately.apply(new Inner("y")));
        IntFunction<int[]> array = int[]::new;
        out.append(array.apply(3).length);
        Function<Integer, String[][]> arrays = String[][]::new;
        out.append(arrays.apply(2).length);
        UnaryOperator<int[]> copy = int[]::clone;
        out.append(copy.apply(new int[] {1, 2, 3})[2]);
        Function<String, Integer> length = String::length;
        out.append(length.apply("four"));
        Supplier<List<String>> list = ArrayList::new;
        List<String> strings = list.get();
        Consumer<String> add = strings::add;
        add.accept("added");
        out.append(strings);
        Function<Integer[], Integer> varargs = Lambdas::sum;
        out.append(varargs.apply(new Integer[] {1, 2, 3}));
        BiFunction<Integer, Integer, Integer> spread = Lambdas::sum;
        out.append(spread.apply(20, 22));
        Callable<Integer> none = Lambdas::sum;
        try {
            out.append(none.call());
        } catch (Exception e) {
            out.append(e);
        }
        out.append(object.new Member().scaled(3));
        Function<Object, String> secret = Object::toString;
        out.append(secret.apply(object)).append(object.secret(4));
        Function<String, String> shared = Base::shared;
        out.append(shared.apply("s"));
        IntFunction<String> own = object::secret;
        out.append(own.apply(9));
        Visitor visitor = Long::toString;
        out.append(visitor.visit(-5));
        Comparator<String> natural = String::compareTo;
        out.append(natural.reversed().compare("a", "b"));
        return out.toString();
    }

    public static String adaptations() {
        StringBuilder out = new StringBuilder();
        Function<Integer, Object> boxing = Lambdas::stored;
        out.append(boxing.apply(5));
        ToIntFunction<Integer> unboxing = Lambdas::unboxing;
        out.append(unboxing.applyAsInt(6));
        IntUnaryOperator both = Lambdas::unboxing;
        out.append(both.applyAsInt(7));
        ToLongFunction<Integer> wide = Lambdas::widening;
        out.append(wide.applyAsLong(8));
        Function<Byte, Long> wider = Lambdas::widening;
        out.append(wider.apply((byte) -9));
        Function<Character, Long> character = Lambdas::widening;
        out.append(character.apply('A'));
        IntToDoubleFunction toDouble = Integer::bitCount;
        out.append(toDouble.applyAsDouble(255));
        DoubleUnaryOperator sine = Math::abs;
        out.append(sine.applyAsDouble(-2.5));
        LongBinaryOperator longs = Math::max;
        out.append(longs.applyAsLong(1, 2));
        ObjIntConsumer<StringBuilder> dropped = StringBuilder::append;
        dropped.accept(out, 77);
        Consumer<Long> ignored = Lambdas::hiddenStatic;
        ignored.accept(3L);
        Predicate<Boolean> predicate = Boolean::booleanValue;
        out.append(predicate.test(true));
        IntPredicate even = x -> (x & 1) == 0;
        out.append(even.negate().test(4));
        BooleanSupplier supplier = Boolean.TRUE::booleanValue;
        out.append(supplier.getAsBoolean());
        Narrow narrow = String::length;
        Generic<String, Integer> wideView = narrow;
        out.append(wideView.apply("seven__"));
        Supplier<Integer> fromChar = () -> (int) 'c';
        out.append(fromChar.get());
        Function<Object, Number> number = x -> (Number) x;
        out.append(number.apply(1.25f));
        Supplier<Runnable> nested = () -> () -> out.append("nested");
        nested.get().run();
        out.append(greater("abc", "abd")).append(greater(3, 2));
        return out.toString();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static String wrongTypes() {
        StringBuilder out = new StringBuilder();
        Function length = (Function<String, Integer>) String::length;
        try {
            out.append(length.apply(5));
        } catch (ClassCastException e) {
            out.append("cast ");
        }
        Function unboxing = (Function<Integer, Integer>) Lambdas::unboxing;
        try {
            out.append(unboxing.apply("x"));
        } catch (ClassCastException e) {
            out.append("cast ");
        }
        try {
            out.append(unboxing.apply(null));
        } catch (NullPointerException e) {
            out.append("null ");
        }
        Lambdas none = null;
        try {
            IntUnaryOperator bound = none::hidden;
            out.append(bound.applyAsInt(1));
        } catch (NullPointerException e) {
            out.append("null at creation ");
        }
        Failing<String, java.io.IOException> failing = () -> {
            throw new java.io.IOException("checked");
        };
        try {
            out.append(failing.run());
        } catch (java.io.IOException e) {
            out.append(e.getMessage());
        }
        return out.toString();
    }

    public static String identity() {
        Supplier<Object> a = nonCapturing();
        Supplier<Object> b = nonCapturing();
        Supplier<Object> c = capturing(a);
        Supplier<Object> d = capturing(a);
        return (a == b) + " " + (c == d) + " " + a.equals(b) + " " + (c.get() == d.get()) + " "
                + (a.getClass() == b.getClass()) + " " + (c.getClass() == d.getClass()) + " "
                + (a.getClass() == c.getClass()) + " " + a.getClass().isSynthetic();
    }

    public static String markersAndDefaults() {
        Runnable both = (Runnable & Marker & Serializable) () -> {};
        Comparator<String> comparator = (Comparator<String> & Serializable) (x, y) -> y.compareTo(x);
        return (both instanceof Marker) + " " + (both instanceof Serializable) + " " + comparator.compare("a", "b") + " "
                + Shape.of(2.5).describe();
    }

    public static String enumsAndCollections() {
        StringBuilder out = new StringBuilder();
        for (Operation operation : Operation.values()) {
            out.append(operation.code.applyAsInt(3, 4)).append(' ');
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (String word : "a b a c b a".split(" ")) {
            counts.merge(word, 1, Integer::sum);
            counts.computeIfAbsent(word + word, String::length);
        }
        counts.forEach((word, count) -> out.append(word).append(count));
        List<String> words = new ArrayList<>(counts.keySet());
        words.sort(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        out.append(words);
        out.append(words.stream().map(w -> w + w.length()).filter(w -> !w.startsWith("c")).collect(Collectors.toList()));
        return out.toString();
    }

    public static String recursion() {
        class Fix {
            Function<Integer, Long> self;
        }
        Fix fix = new Fix();
        fix.self = n -> n < 2 ? 1L : n * fix.self.apply(n - 1);
        return "" + fix.self.apply(15);
    }

    public static String lineOfTheLambda() {
        Function<Integer, Integer> broken =
                x -> 1 / x;
        try {
            return "" + broken.apply(0);
        } catch (ArithmeticException e) {
            return "" + e.getStackTrace()[0].getLineNumber();
        }
    }
}
