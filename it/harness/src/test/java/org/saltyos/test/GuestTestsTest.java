package org.saltyos.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.saltyos.maven.qemu.Verdict;

/** What becomes of the lines a guest prints about its tests. */
class GuestTestsTest {
    @Test
    void eachIdIsATestCaseWithItsOwnResult() throws Throwable {
        List<DynamicTest> tests = run(
                Verdict.FAIL,
                "@@TEST pass IPC0001",
                "@@TEST fail IPC0002 wrong badge",
                "@@TEST skip SMP0001 one CPU",
                "@@DONE 1 1");
        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("IPC0001", "IPC0002", "SMP0001", "@@DONE");
        tests.get(0).getExecutable().execute();
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessage("IPC0002 failed in the guest: wrong badge");
        assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("one CPU");
        tests.get(3).getExecutable().execute();
    }

    @Test
    void everyTestCaseHasASourceSoThatReportsUseItsId() {
        assertThat(run(Verdict.PASS, "@@TEST pass IPC0001", "@@DONE 1 0"))
                .allSatisfy(test -> assertThat(test.getTestSourceUri()).isPresent());
    }

    @Test
    void aReportThatEndsEarlyFails() {
        assertEndFails("the report ends after 1 tests: no more lines", Verdict.PANIC, "@@TEST pass IPC0001");
    }

    @Test
    void aGuestWithoutTestsFails() {
        assertEndFails("the guest printed no test report", Verdict.PASS);
    }

    @Test
    void aVerdictAgainstTheTestsFails() {
        assertEndFails("the guest's verdict is RESET", Verdict.RESET, "@@TEST pass IPC0001", "@@DONE 1 0");
        assertEndFails("its tests say FAIL", Verdict.PASS, "@@TEST fail IPC0001 x", "@@DONE 0 1");
    }

    @Test
    void countsThatDoNotAddUpFail() {
        assertEndFails("contradicts the 1 passed and 0 failed", Verdict.PASS, "@@TEST pass IPC0001", "@@DONE 2 0");
    }

    @Test
    void anIdReportedTwiceFails() {
        assertEndFails(
                "IPC0001 is reported twice", Verdict.PASS, "@@TEST pass IPC0001", "@@TEST pass IPC0001", "@@DONE 2 0");
    }

    @Test
    void aGarbledLineFails() {
        assertEndFails("is not a line of a test report", Verdict.PASS, "@@TEST maybe IPC0001", "@@DONE 0 0");
    }

    private static void assertEndFails(String message, Verdict verdict, String... lines) {
        List<DynamicTest> tests = run(verdict, lines);
        assertThatThrownBy(() -> tests.get(tests.size() - 1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }

    @Test
    void aGuestThatGoesOnNeedsNoVerdict() throws Throwable {
        List<DynamicTest> tests = run(Optional.empty(), "@@TEST pass IPC0001", "@@DONE 1 0");
        tests.get(tests.size() - 1).getExecutable().execute();
    }

    private static List<DynamicTest> run(Verdict verdict, String... lines) {
        return run(Optional.of(verdict), lines);
    }

    private static List<DynamicTest> run(Optional<Verdict> verdict, String... lines) {
        Iterator<String> rest = List.of(lines).iterator();
        return GuestTests.run(new GuestTests.Output() {
            @Override
            public String line() {
                if (!rest.hasNext()) {
                    throw new GuestFailure(verdict.orElse(Verdict.TIMEOUT), "no more lines");
                }
                return rest.next();
            }

            @Override
            public Optional<Verdict> end() {
                return verdict;
            }

            @Override
            public String report(String what) {
                return what;
            }
        });
    }
}
