package org.saltyos.maven.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.maven.ir.IrParser;

/** Bounds of loops written as IR: the number proved, and no number where there is no proof. */
class LoopBoundsTest {
    private static LoopBounds of(String... lines) {
        return new LoopBounds(IrParser.parseFunction(
                "function f f \"F.java\" 1 (%0: i32, %1: i64) -> []\n" + String.join("\n", lines)));
    }

    private static LoopBounds loop(String start, String test, String update) {
        return of(
                "b0:",
                "  %v2: i32 = " + start,
                "  jump b1",
                "b1:",
                "  %3: i32 = %v2",
                "  branch " + test + " ? b2 : b3",
                "b2:",
                "  %4: i32 = %v2",
                "  %5: i32 = " + update,
                "  %v2: i32 = %5",
                "  jump b1",
                "b3:",
                "  return");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | lt %3, 10         | add %4, 1     | 11",
                "0  | lt %3, 10         | add %4, 3     | 5",
                "0  | le %3, 10         | add %4, 1     | 12",
                "10 | lt %3, 10         | add %4, 1     | 1",
                "0  | gt 10, %3         | add %4, 1     | 11",
                "9  | ge %3, 0          | sub %4, 1     | 11",
                "9  | gt %3, 0          | add %4, -2    | 6",
                "0  | ne %3, 10         | add %4, 1     | 11",
                "-5 | ult %3, 10        | add %4, 1     | 11",
                "%0 | ne %3, 0          | lshr %4, 1    | 33",
                "%0 | ne %3, 0          | lshr %4, 4    | 9",
                "7  | gt %3, 0          | sdiv %4, 10   | 21",
                "2147483600 | lt %3, 2147483646 | add %4, 1 | 47",
            })
    void provesABound(String start, String test, String update, long most) {
        assertThat(loop(start, test, update).bounds()).containsExactly(OptionalLong.of(most));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0  | lt %3, %0         | add %4, 1",
                "%0 | lt %3, 10         | add %4, 1",
                "0  | lt %3, 10         | add %4, 0",
                "0  | lt %3, 10         | sub %4, 1",
                "0  | lt %3, 10         | mul %4, 2",
                "0  | ne %3, 10         | add %4, 3",
                "11 | ne %3, 10         | add %4, 1",
                "0  | le %3, 2147483647 | add %4, 1",
                "0  | lt %3, 2147483647 | add %4, 2",
                "0  | eq %3, 0          | add %4, 1",
                "%0 | ne %3, 0          | ashr %4, 1",
                "%0 | lt %3, 0          | sdiv %4, 2",
            })
    void provesNothingWithoutAReason(String start, String test, String update) {
        assertThat(loop(start, test, update).bounds()).containsExactly(OptionalLong.empty());
        assertThat(loop(start, test, update).unbounded()).hasSize(1);
    }

    @Test
    void aCounterThatSometimesStandsStillIsNone() {
        LoopBounds bounds = of(
                "b0:",
                "  %v2: i32 = 0",
                "  jump b1",
                "b1:",
                "  %3: i32 = %v2",
                "  branch lt %3, 10 ? b2 : b5",
                "b2:",
                "  branch eq %0, 7 ? b3 : b4",
                "b3:",
                "  %4: i32 = add %3, 1",
                "  %v2: i32 = %4",
                "  jump b4",
                "b4:",
                "  jump b1",
                "b5:",
                "  return");
        assertThat(bounds.bounds()).containsExactly(OptionalLong.empty());
    }

    @Test
    void aCheckThatFailsEndsTheLoopToo() {
        LoopBounds bounds = of(
                "b0:",
                "  %v2: i32 = 0",
                "  jump b1",
                "b1:",
                "  %3: i32 = %v2",
                "  check 2: ult %3, 16",
                "  %4: i32 = add %3, 1",
                "  %v2: i32 = %4",
                "  branch lt %3, %0 ? b1 : b2",
                "b2:",
                "  return");
        assertThat(bounds.bounds()).containsExactly(OptionalLong.of(17));
    }

    @Test
    void theDearestWayCounts() {
        LoopBounds bounds = of(
                "b0:",
                "  branch lt %0, 5 ? b1 : b2",
                "b1:",
                "  %2: i32 = add %0, 1",
                "  %3: i32 = add %0, 1",
                "  jump b3",
                "b2:",
                "  jump b3",
                "b3:",
                "  return");
        assertThat(bounds.longest(each -> 1)).hasValue(1 + 3 + 1);
    }

    @Test
    void loopsCountWithTheirBounds() {
        // Entry 2; header 11 times 2 instructions, with the body of 4 each time; exit 1.
        assertThat(loop("0", "lt %3, 10", "add %4, 1").longest(each -> 1)).hasValue(2 + 11 * (2 + 4) + 1);
        assertThat(loop("0", "lt %3, %0", "add %4, 1").longest(each -> 1)).isEmpty();
    }

    @Test
    void nestedLoopsMultiply() {
        LoopBounds bounds = of(
                "b0:",
                "  %v2: i32 = 0",
                "  jump b1",
                "b1:",
                "  %3: i32 = %v2",
                "  branch lt %3, 10 ? b2 : b6",
                "b2:",
                "  %v4: i32 = 0",
                "  jump b3",
                "b3:",
                "  %5: i32 = %v4",
                "  branch lt %5, 4 ? b4 : b5",
                "b4:",
                "  %6: i32 = add %5, 1",
                "  %v4: i32 = %6",
                "  jump b3",
                "b5:",
                "  %7: i32 = add %3, 1",
                "  %v2: i32 = %7",
                "  jump b1",
                "b6:",
                "  return");
        assertThat(bounds.bounds()).containsExactly(OptionalLong.of(5), OptionalLong.of(11));
        assertThat(bounds.longest(each -> 1)).hasValue(2 + 11 * (2 + 2 + 5 * (2 + 3) + 3) + 1);
    }
}
