package org.saltyos.maven.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * One running guest: QEMU as a direct child of this JVM, its serial port and its machine protocol. Closing the session, or
 * the end of the JVM, ends exactly that QEMU. QEMU connects out to ports of ours, so no port can be taken in between, and
 * the guest starts only after both connections stand, so no output is lost.
 */
public final class QemuSession implements AutoCloseable {
    private static final int CONNECT_TIME = 15_000;
    private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

    private final QemuCommand command;
    private final Process process;
    private final Thread hook;
    private final Socket serial;
    private final OutputStream serialOutput;
    private final SerialLog log;
    private final SerialLog errors;
    private final QmpClient qmp;
    private final long started;
    private boolean stopped;

    /** Starts a guest. */
    private QemuSession(QemuCommand command) throws IOException {
        this.command = command;
        try (ServerSocket serialServer = listen();
                ServerSocket qmpServer = listen()) {
            started = System.nanoTime();
            process = new ProcessBuilder(command.driven(serialServer.getLocalPort(), qmpServer.getLocalPort()))
                    .redirectErrorStream(true)
                    .start();
            hook = new Thread(process::destroyForcibly, "saltyos-qemu-end");
            Runtime.getRuntime().addShutdownHook(hook);
            errors = SerialLog.follow(process.getInputStream());
            try {
                serial = accept(serialServer);
                qmp = new QmpClient(accept(qmpServer));
            } catch (IOException | UserError e) {
                end();
                throw e;
            }
        }
        serial.setTcpNoDelay(true);
        InputStream serialInput = serial.getInputStream();
        serialOutput = serial.getOutputStream();
        log = SerialLog.follow(serialInput);
        resume();
    }

    /**
     * Starts a guest.
     *
     * @throws UserError SALT4003 if QEMU does not start
     */
    public static QemuSession start(QemuCommand command) {
        try {
            return new QemuSession(command);
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT4003,
                    null,
                    "QEMU does not start: " + e.getMessage(),
                    "command: " + command.repeatable());
        }
    }

    private static ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(100);
        return server;
    }

    private Socket accept(ServerSocket server) throws IOException {
        long end = System.nanoTime() + CONNECT_TIME * 1_000_000L;
        while (true) {
            try {
                return server.accept();
            } catch (SocketTimeoutException e) {
                if (!process.isAlive()) {
                    throw new UserError(
                            DiagnosticCode.SALT4003,
                            null,
                            "QEMU ended with exit code " + process.exitValue() + " before the guest started: "
                                    + errors.text().strip(),
                            "command: " + command.repeatable());
                }
                if (System.nanoTime() > end) {
                    throw new IOException("QEMU did not connect within " + CONNECT_TIME + " ms", e);
                }
            }
        }
    }

    private void resume() {
        try {
            qmp.execute("cont", java.util.Map.of());
        } catch (IOException e) {
            // A guest may end before QEMU has answered; its exit code tells the rest.
        }
    }

    /** What the guest wrote to COM1. */
    public SerialLog serial() {
        return log;
    }

    /** The machine protocol; it fails once the guest has ended. */
    public QmpClient qmp() {
        return qmp;
    }

    /** The command, to repeat the run by hand. */
    public QemuCommand command() {
        return command;
    }

    /** Time since QEMU was started. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * Types into COM1.
     *
     * @throws UserError SALT4003 if the guest has ended
     */
    public void send(String text) {
        try {
            serialOutput.write(text.getBytes(StandardCharsets.ISO_8859_1));
            serialOutput.flush();
        } catch (IOException e) {
            throw new UserError(
                    DiagnosticCode.SALT4003, null, "the guest has ended and reads no more: " + e.getMessage());
        }
    }

    /** See {@link SerialLog#waitFor}. */
    public Optional<MatchResult> waitFor(Pattern pattern, Duration limit) throws InterruptedException {
        return log.waitFor(pattern, limit);
    }

    /**
     * Waits for the guest to end by itself; a guest that does not is left running, for its registers to be read.
     *
     * @return its verdict, {@link Verdict#TIMEOUT} if it still runs
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public Verdict waitForEnd(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return Verdict.TIMEOUT;
        }
        log.waitForEnd(LAST_OUTPUT);
        return stopped ? Verdict.STOPPED : Verdict.ofExitCode(process.exitValue());
    }

    /** QEMU's exit code, empty while it runs. */
    public Optional<Integer> exitCode() {
        return process.isAlive() ? Optional.empty() : Optional.of(process.exitValue());
    }

    /** QEMU's process id. */
    public long processId() {
        return process.pid();
    }

    /** What QEMU itself said on its output. */
    public List<String> messages() {
        return errors.lines();
    }

    /** Ends the guest if it still runs. Never fails. */
    @Override
    public void close() {
        stopped |= process.isAlive();
        end();
        try (serial;
                qmp) {
            serialOutput.flush();
        } catch (IOException e) {
            // Both connections are gone with QEMU.
        }
    }

    private void end() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (true) {
            try {
                process.waitFor();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }
}
