package org.saltyos.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.saltyos.maven.qemu.FailureReport;
import org.saltyos.maven.qemu.QemuCommand;
import org.saltyos.maven.qemu.QemuSession;
import org.saltyos.maven.qemu.Verdict;

/**
 * A booted system as a test sees it: what it writes to its serial port, what is typed into it, and how it ends. Every wait
 * is bounded; one that is over in vain throws a {@link GuestFailure}.
 */
public final class Guest implements AutoCloseable {
    private static final Duration LAST_CHANCE = Duration.ofMillis(500);

    private final QemuSession session;
    private final Duration limit;

    private Guest(QemuSession session, Duration limit) {
        this.session = session;
        this.limit = limit;
    }

    /**
     * Boots a guest; whoever calls it closes it.
     *
     * @param command the machine and what it boots
     * @param limit how long each wait lasts at most, where the test says nothing else
     */
    public static Guest boot(QemuCommand command, Duration limit) {
        return new Guest(QemuSession.start(command), limit);
    }

    /** Waits for serial output that matches, after what earlier waits matched. */
    public MatchResult waitFor(String regex) {
        return waitFor(regex, limit);
    }

    /**
     * Waits for serial output that matches, after what earlier waits matched.
     *
     * @param regex for lines, end it with {@code \n}, or a line that is still being written may match
     * @param atMost how long
     * @return the match with its groups
     * @throws GuestFailure if the guest ended without it, or the time is over
     */
    public MatchResult waitFor(String regex, Duration atMost) {
        try {
            Optional<MatchResult> match = session.waitFor(Pattern.compile(regex), atMost);
            if (match.isPresent()) {
                return match.get();
            }
            Verdict verdict = session.waitForEnd(LAST_CHANCE);
            throw new GuestFailure(
                    verdict,
                    verdict == Verdict.TIMEOUT
                            ? "nothing matched \"" + regex + "\" within " + atMost.toMillis() + " ms"
                            : "the guest ended before anything matched \"" + regex + "\": " + verdict.meaning());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for the guest to end by itself.
     *
     * @return how it ended
     * @throws GuestFailure if it still runs after the time limit
     */
    public Verdict waitForEnd() {
        try {
            Verdict verdict = session.waitForEnd(limit);
            if (verdict == Verdict.TIMEOUT) {
                throw new GuestFailure(verdict, "the guest still runs after " + limit.toMillis() + " ms");
            }
            return verdict;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits for the guest to end by itself, as expected.
     *
     * @throws GuestFailure if it ends otherwise, or still runs after the time limit
     */
    public void expectEnd(Verdict expected) {
        Verdict verdict = waitForEnd();
        if (verdict != expected) {
            throw new GuestFailure(
                    verdict, "the guest's verdict is " + verdict + " (" + verdict.meaning() + "), not " + expected);
        }
    }

    /** Types text into the serial port. */
    public void send(String text) {
        session.send(text);
    }

    /** What the guest wrote so far, without carriage returns. */
    public String text() {
        return session.serial().text();
    }

    /** The lines the guest wrote so far; the last one may be incomplete. */
    public List<String> lines() {
        return session.serial().lines();
    }

    /**
     * Executes a command of QEMU's machine protocol.
     *
     * @param command its name in QEMU's QMP reference
     * @param arguments by name
     * @return what it returns
     */
    public Object qmp(String command, java.util.Map<String, Object> arguments) {
        try {
            return session.qmp().execute(command, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The output of a command of QEMU's human monitor, for example {@code info registers}. */
    public String monitor(String commandLine) {
        try {
            return session.qmp().monitor(commandLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time since QEMU was started. */
    public Duration elapsed() {
        return session.elapsed();
    }

    /** How long each wait lasts at most, where the test says nothing else. */
    public Duration limit() {
        return limit;
    }

    /** What to show about this guest when a test fails; call it before the guest is closed. */
    public String report(String what) {
        return FailureReport.of(session, what);
    }

    /** Ends the guest if it still runs. */
    @Override
    public void close() {
        session.close();
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the guest", e);
    }
}
