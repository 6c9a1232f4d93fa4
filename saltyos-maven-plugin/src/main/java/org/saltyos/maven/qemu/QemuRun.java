package org.saltyos.maven.qemu;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * Runs a guest for a person: COM1 is the terminal this JVM was started from, Ctrl-A X ends the guest. QEMU inherits the
 * terminal itself, so that it can switch it to single characters and back.
 */
public final class QemuRun {
    private QemuRun() {}

    /**
     * How the guest ended.
     *
     * @param verdict the guest's verdict
     * @param exitCode QEMU's exit code; -1 after a timeout
     */
    public record Outcome(Verdict verdict, int exitCode) {}

    /**
     * Runs a guest to its end.
     *
     * @param command the guest
     * @param limit ends the guest after this time, null for never
     * @throws UserError SALT4003 if QEMU does not start
     * @throws InterruptedException if the waiting thread is interrupted; the guest is ended
     */
    public static Outcome interactive(QemuCommand command, @Nullable Duration limit) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command.interactive()).inheritIO().start();
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT4003,
                    null,
                    "QEMU does not start: " + e.getMessage(),
                    "command: " + command.repeatable());
        }
        Thread hook = new Thread(process::destroy, "saltyos-qemu-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (limit == null) {
                process.waitFor();
            } else if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome(Verdict.TIMEOUT, -1);
            }
            return new Outcome(Verdict.ofExitCode(process.exitValue()), process.exitValue());
        } finally {
            process.destroyForcibly();
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }
}
