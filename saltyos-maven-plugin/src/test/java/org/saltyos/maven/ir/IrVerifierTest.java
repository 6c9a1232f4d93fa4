package org.saltyos.maven.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.maven.diag.CompilerBug;

/** Bad modules, written as text: each has one mistake, which the verifier names. */
class IrVerifierTest {
    private static String function(String... lines) {
        return "module test\nimport outside [i64] -> [i32]\n\n"
                + "function f f \"F.java\" 1 (%0: i32, %1: i64, %2: ref!16) -> [i32]\n"
                + String.join("\n", lines);
    }

    private static void assertProblem(String expected, String... lines) {
        assertThat(IrVerifier.problems(IrParser.parse(function(lines))))
                .singleElement()
                .asString()
                .contains(expected);
    }

    @Test
    void acceptsWhatIsRight() {
        String text = function(
                "b0:",
                "  %v3: i32 = 0",
                "  branch lt %0, 5 ? b1 : b2",
                "b1:",
                "  %v3: i32 = %0",
                "  jump b2",
                "b2:",
                "  %4: i32 = %v3",
                "  return %4");
        assertThat(IrVerifier.problems(IrParser.parse(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%3: i32 = add %0, %1 | is of kind i64, not i32",
                "%3: i64 = sext %1 | is of kind i64, not i32",
                "%3: i32 = zext %0 | %3 is of kind i32, not i64",
                "%3: i32 = lt %2, null | references have no order",
                "%3: i32 = eq %0, %1 | is of kind i64, not i32",
                "%3: ref? = load.i32 [%2] | %3 is of kind ref, not i32",
                "%3: i32 = load.i32 [%0] | %0 is no address",
                "%3: i32 = load.i32 %2[%1] | %1 is of kind i64, not i32",
                "store.i64 [%2 + 8], %0 | %0 is of kind i32, not i64",
                "%3: i32 = call outside(%0) | %0 is of kind i32, not i64",
                "%3: i32 = call outside() | there are 1 arguments, not 0",
                "call outside(%1) | there are 1 results, not 0",
                "call nowhere() | nothing is called nowhere",
                "%3: ref!8 = @nothing!8 | nothing is called nothing",
                "%3: i32 = smulhi %0, %0 | no arithmetic on i32",
                "%3: i32 = fadd %0, %0 | no arithmetic on i32",
                "%3: f64 = add 1.5d, -0.0d | no arithmetic on f64",
                "%3: f64 = fadd 1.5d, 1.5f | 1.5f is of kind f32, not f64",
                "%3: i32 = popcount NaN.7fc00001f | is of kind f32, not i32",
                "%3: f32 = to_floating 1.0d | 1.0d is of kind f64, not i32 or i64",
                "%3: f32 = raw_bits %1 | %3 is of kind f32, not f64",
                "%3: i32 = load.i32 [1.0f] | 1.0f is no address",
                "check 1: eq %2, %1 | is of kind i64, not ref",
                "copy %1, %1, %0 | %0 is of kind i32, not i64"
            })
    void namesTheMistake(String line, String expected) {
        assertProblem(expected, "b0:", "  " + line, "  return 0");
    }

    @Test
    void aTemporaryIsWrittenOnce() {
        assertProblem("%3 is written twice", "b0:", "  %3: i32 = 1", "  %3: i32 = 2", "  return %3");
    }

    @Test
    void aRegisterIsWrittenOnEveryPathBeforeItIsRead() {
        assertProblem(
                "%v3 is read in block b2 (line 7) before it is written on every path",
                "b0:", "  branch lt %0, 5 ? b1 : b2", "b1:", "  %v3: i32 = 1", "  jump b2", "b2:", "  return %v3 ; 7");
    }

    @Test
    void aRegisterIsWrittenBeforeTheFirstRoundOfALoop() {
        assertProblem(
                "%3 is read in block b1",
                "b0:",
                "  jump b1",
                "b1:",
                "  check 1: eq %3, 0",
                "  %3: i32 = add %0, 1",
                "  branch lt %0, 5 ? b1 : b2",
                "b2:",
                "  return 0");
    }

    @Test
    void exceptionsAreReadAndVerifiedToo() {
        String text = function(
                "b0:",
                "  check 2: ult %0, 4 tells(%0) unwind b1 %v3: ref? [\"java/lang/Exception\"] ; 5",
                "  %5: i32 = call outside(%1) unwind b1 %v3: ref? []",
                "  return %5",
                "b1:",
                "  %4: ref? = %v3",
                "  throw %4 \"java/lang/Exception\"");
        IrModule module = IrParser.parse(text);
        assertThat(IrVerifier.problems(module)).isEmpty();
        assertThat(IrParser.parse(IrPrinter.print(module))).isEqualTo(module);
    }

    @Test
    void whatACallGivesIsUnknownWhereItsExceptionGoes() {
        assertProblem(
                "%5 is read in block b1",
                "b0:", "  %5: i32 = call outside(%1) unwind b1 %v3: ref? []", "  return %5", "b1:", "  return %5");
    }

    @Test
    void jumpsGoToBlocksThatExist() {
        assertProblem("goes to b7, which does not exist", "b0:", "  jump b7");
    }

    @Test
    void nobodyJumpsToTheEntry() {
        assertProblem("goes back to the entry", "b0:", "  jump b0");
    }

    @Test
    void resultsFitTheSignature() {
        assertProblem("there are 1 results, not 0", "b0:", "  return");
    }

    @Test
    void symbolsAreDefinedOnce() {
        String text = "module t\nconstant a align 8 {} \"\"\nconstant a align 8 {0: @b} \"+8\"";
        assertThat(IrVerifier.problems(IrParser.parse(text)))
                .containsExactly("symbol a is defined twice", "a: nothing is called b");
    }

    @Test
    void testsStopAtABadModule() {
        IrModule bad = IrParser.parse(function("b0:", "  return"));
        assertThatThrownBy(() -> IrVerifier.verify(bad))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("f: there are 1 results, not 0: return");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%3: i32 = frobnicate %0, %0 | there is no Predicate frobnicate",
                "%3: i32 = add %9, %0 | register %9 is never written",
                "%3: i32 = add %0, 5x | not an operand: 5x",
                "%0: i64 = 5L | register %0 was i32 before",
                "jump nowhere | not a block: nowhere",
                "panic | expected a word",
                "%3: i32 = 5 6 | expected the end of the line"
            })
    void badTextIsLocated(String line, String expected) {
        assertThatThrownBy(() -> IrParser.parse(function("b0:", "  " + line, "  return 0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 6: ")
                .hasMessageContaining(expected);
    }

    @Test
    void anUnclosedQuotationIsLocated() {
        assertThatThrownBy(() -> IrParser.parse("module \"x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1: a quoted text has no end");
    }
}
