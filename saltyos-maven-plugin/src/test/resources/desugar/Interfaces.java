package desugar;

import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Lambdas whose class file is an interface, or of an older Java when compiled so. */
public interface Interfaces {
    Supplier<String> FIELD = () -> "field of an interface";

    int value();

    default IntUnaryOperator adder() {
        return x -> x + value();
    }

    default IntUnaryOperator twice() {
        IntUnaryOperator once = adder();
        return x -> once.applyAsInt(once.applyAsInt(x));
    }

    static Interfaces of(int value) {
        return () -> value;
    }

    static String inInterface() {
        Function<Integer, Interfaces> factory = Interfaces::of;
        return FIELD.get() + factory.apply(4).twice().applyAsInt(10);
    }
}
