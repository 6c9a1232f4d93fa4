package org.saltyos.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same bits as the JDK's own functions, over edge values and seeded random numbers of every size. */
class StrictMathTest {
    private static final int RANDOM_ARGUMENTS = 1_000_000;
    private static final double[] EDGES = {
        0.0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0x0.fffffffffffffp-1022,
        0x1p-54,
        0x1p-29,
        0x1p-28,
        0x1p-27,
        0.25,
        0.29290,
        0.3,
        0x1.62e42fefa39efp-2,
        0.41421356,
        0.4375,
        0.5,
        0.67434,
        0.6875,
        0.75,
        0.78125,
        Math.PI / 4,
        0.975,
        1,
        1.03972,
        1.1875,
        Math.sqrt(2),
        1.5,
        Math.PI / 2,
        2,
        2.4375,
        3 * Math.PI / 4,
        Math.E,
        Math.PI,
        10,
        22,
        38.8162,
        100,
        0x1p19 * Math.PI / 2,
        709.782712893384,
        710.4758600739439,
        745.1332191019411,
        0x1p52,
        0x1p53,
        0x1p60,
        0x1p66,
        1e22,
        0x1.921fb54442d18p300,
        1e300,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    private record Unary(String name, DoubleUnaryOperator ours, DoubleUnaryOperator expected) {}

    static Stream<Arguments> unary() {
        return Stream.of(
                        new Unary("sin", Trigonometric::sin, StrictMath::sin),
                        new Unary("cos", Trigonometric::cos, StrictMath::cos),
                        new Unary("tan", Trigonometric::tan, StrictMath::tan),
                        new Unary("asin", ArcFunctions::asin, StrictMath::asin),
                        new Unary("acos", ArcFunctions::acos, StrictMath::acos),
                        new Unary("atan", ArcFunctions::atan, StrictMath::atan),
                        new Unary("log", Logarithms::log, StrictMath::log),
                        new Unary("log10", Logarithms::log10, StrictMath::log10),
                        new Unary("log1p", Logarithms::log1p, StrictMath::log1p),
                        new Unary("exp", Exponentials::exp, StrictMath::exp),
                        new Unary("expm1", Exponentials::expm1, StrictMath::expm1),
                        new Unary("sinh", Exponentials::sinh, StrictMath::sinh),
                        new Unary("cosh", Exponentials::cosh, StrictMath::cosh),
                        new Unary("tanh", Exponentials::tanh, StrictMath::tanh))
                .map(u -> Arguments.of(u.name, u.ours, u.expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unary")
    void everyBitIsThatOfTheJdk(String name, DoubleUnaryOperator ours, DoubleUnaryOperator expected) {
        for (double x : edges()) {
            check(name, x, ours, expected);
        }
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < RANDOM_ARGUMENTS; i++) {
            check(name, Double.longBitsToDouble(random.nextLong()), ours, expected);
            check(name, random.nextDouble(-1, 1), ours, expected);
            check(name, random.nextDouble(-800, 800), ours, expected);
            check(name, 1 + (random.nextDouble() - 0.5) * 0x1p-18, ours, expected);
            check(name, random.nextInt() * (Math.PI / 4), ours, expected);
        }
    }

    private static void check(String name, double x, DoubleUnaryOperator ours, DoubleUnaryOperator expected) {
        double wanted = expected.applyAsDouble(x);
        double given = ours.applyAsDouble(x);
        if (Double.doubleToLongBits(wanted) != Double.doubleToLongBits(given)) {
            assertThat(given).as("%s(%s)", name, Double.toHexString(x)).isEqualTo(wanted);
        }
    }

    static Stream<Arguments> binary() {
        DoubleBinaryOperator angle = ArcFunctions::atan2;
        DoubleBinaryOperator remainder = Exact::remainder;
        return Stream.of(
                Arguments.of("atan2", angle, (DoubleBinaryOperator) StrictMath::atan2),
                Arguments.of("IEEEremainder", remainder, (DoubleBinaryOperator) StrictMath::IEEEremainder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void everyBitOfTwoArgumentsIsThatOfTheJdk(String name, DoubleBinaryOperator ours, DoubleBinaryOperator expected) {
        for (double x : edges()) {
            for (double y : edges()) {
                check(name, x, y, ours, expected);
            }
        }
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < RANDOM_ARGUMENTS; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            check(name, any, Double.longBitsToDouble(random.nextLong()), ours, expected);
            check(name, any, any * random.nextInt(16) / 2, ours, expected);
            check(name, random.nextDouble(-10, 10), random.nextDouble(-10, 10), ours, expected);
        }
    }

    private static void check(
            String name, double x, double y, DoubleBinaryOperator ours, DoubleBinaryOperator expected) {
        double wanted = expected.applyAsDouble(x, y);
        double given = ours.applyAsDouble(x, y);
        if (Double.doubleToLongBits(wanted) != Double.doubleToLongBits(given)) {
            assertThat(given)
                    .as("%s(%s, %s)", name, Double.toHexString(x), Double.toHexString(y))
                    .isEqualTo(wanted);
        }
    }

    private static List<Double> edges() {
        List<Double> result = new ArrayList<>();
        for (double edge : EDGES) {
            for (double x : new double[] {Math.nextDown(edge), edge, Math.nextUp(edge)}) {
                result.add(x);
                result.add(-x);
            }
        }
        return result;
    }
}
