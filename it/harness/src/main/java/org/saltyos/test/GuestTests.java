package org.saltyos.test;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;
import org.saltyos.maven.qemu.Verdict;

/**
 * Tests that run inside the guest, each of them a JUnit test case of its own. The guest prints {@code @@TEST pass ID},
 * {@code @@TEST fail ID reason} or {@code @@TEST skip ID reason} for each test, {@code @@DONE passed failed} at the end, and
 * then ends itself. Use it in a factory:
 *
 * <pre>{@code
 * @QemuTest(image = "conformance")
 * @TestFactory
 * List<DynamicTest> conformance(Guest guest) {
 *     return GuestTests.run(guest);
 * }
 * }</pre>
 */
public final class GuestTests {
    private static final Pattern TEST = Pattern.compile("@@TEST (pass|fail|skip) (\\S+)(?: (.*))?");
    private static final Pattern DONE = Pattern.compile("@@DONE (\\d+) (\\d+)");
    private static final String END_ID = "@@DONE";
    private static final String END = "@@(?:TEST|DONE) .*\\n";

    private final Map<String, DynamicTest> tests = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int passed;
    private int failed;

    private GuestTests() {}

    /**
     * Waits for all tests of a guest, and makes a test case of each. One more, {@code @@DONE}, fails if the report is
     * incomplete or contradicts itself, or the guest did not end as its tests did.
     *
     * @param guest boots; each test may take as long as the guest's time limit
     */
    public static List<DynamicTest> run(Guest guest) {
        return run(guest, true);
    }

    /**
     * The same for a guest that goes on after its report, because what runs its tests has no right to switch it off.
     *
     * @param guest boots; each test may take as long as the guest's time limit
     */
    public static List<DynamicTest> runInGuestThatGoesOn(Guest guest) {
        return run(guest, false);
    }

    private static List<DynamicTest> run(Guest guest, boolean ends) {
        return run(new Output() {
            @Override
            public String line() {
                return guest.waitFor(END).group().stripTrailing();
            }

            @Override
            public Optional<Verdict> end() {
                return ends ? Optional.of(guest.waitForEnd()) : Optional.empty();
            }

            @Override
            public String report(String what) {
                return guest.report(what);
            }
        });
    }

    /** The same for any output. */
    static List<DynamicTest> run(Output output) {
        GuestTests report = new GuestTests();
        report.collect(output);
        List<DynamicTest> all = new ArrayList<>(report.tests.values());
        all.add(report.end(output));
        return all;
    }

    /** Where a test report comes from. */
    interface Output {
        /** The next line of the report; throws {@link GuestFailure} if there is none. */
        String line();

        /** How the guest ended, empty if it goes on; throws {@link GuestFailure} if it should have ended and did not. */
        Optional<Verdict> end();

        /** What to show about the guest. */
        String report(String what);
    }

    private void collect(Output output) {
        try {
            boolean done = false;
            while (!done) {
                done = line(output.line(), output);
            }
            Verdict expected = failed == 0 ? Verdict.PASS : Verdict.FAIL;
            output.end().filter(verdict -> verdict != expected).ifPresent(verdict -> {
                faults.add("the guest's verdict is " + verdict + " (" + verdict.meaning() + "), its tests say "
                        + expected);
            });
        } catch (GuestFailure e) {
            faults.add("the report ends after " + tests.size() + " tests: " + e.getMessage());
        }
        if (tests.isEmpty()) {
            faults.add(Verdict.NO_TEST_LINE.meaning());
        }
    }

    /** Takes one line of the report; true for the last one. */
    private boolean line(String line, Output output) {
        Matcher done = DONE.matcher(line);
        if (done.matches()) {
            if (Long.parseLong(done.group(1)) != passed || Long.parseLong(done.group(2)) != failed) {
                faults.add("\"" + line + "\" contradicts the " + passed + " passed and " + failed
                        + " failed tests before");
            }
            return true;
        }
        Matcher test = TEST.matcher(line);
        if (test.matches()) {
            add(test.group(1), test.group(2), test.group(3) == null ? "" : test.group(3), output);
        } else {
            faults.add("\"" + line + "\" is not a line of a test report");
        }
        return false;
    }

    private void add(String result, String id, String reason, Output output) {
        DynamicTest test = DynamicTest.dynamicTest(id, source(id), () -> report(result, id, reason, output));
        passed += result.equals("pass") ? 1 : 0;
        failed += result.equals("fail") ? 1 : 0;
        if (tests.putIfAbsent(id, test) != null) {
            faults.add(id + " is reported twice");
        }
    }

    /** A source of its own makes surefire name the test case by its ID, not by the factory's method and a number. */
    private static URI source(String id) {
        try {
            return new URI("guest", id, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(id, e);
        }
    }

    private static void report(String result, String id, String reason, Output output) {
        if (result.equals("fail")) {
            throw new AssertionError(output.report(id + " failed in the guest: " + reason));
        }
        if (result.equals("skip")) {
            throw new TestAbortedException(reason);
        }
    }

    private DynamicTest end(Output output) {
        String report = faults.isEmpty() ? "" : output.report(String.join("\n", faults));
        return DynamicTest.dynamicTest(END_ID, source(END_ID), () -> {
            if (!faults.isEmpty()) {
                throw new AssertionError(report);
            }
        });
    }
}
