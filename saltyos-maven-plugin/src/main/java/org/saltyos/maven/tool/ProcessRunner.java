package org.saltyos.maven.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs one host program to its end: no shell, a bounded time, and its output captured.
 *
 * <p>The program inherits nothing of the environment but what is needed to run at all, so that its output does not
 * depend on the user's settings; a program that outlives its time is killed with its children.
 */
public final class ProcessRunner {
    /** The variables passed on: the temporary directory, and what Windows needs to start any program. */
    private static final List<String> INHERITED = List.of("TMPDIR", "TEMP", "TMP", "SystemRoot", "windir");

    private final Path directory;
    private final Duration limit;
    private final Map<String, String> environment;

    /**
     * Creates a runner.
     *
     * @param directory the working directory of the programs
     * @param limit the time after which a program is killed
     */
    public ProcessRunner(Path directory, Duration limit) {
        this(directory, limit, Map.of());
    }

    private ProcessRunner(Path directory, Duration limit, Map<String, String> environment) {
        this.directory = directory;
        this.limit = limit;
        this.environment = Map.copyOf(environment);
    }

    /** A runner like this one that also sets a variable of the environment. */
    public ProcessRunner with(String variable, String value) {
        Map<String, String> extended = new LinkedHashMap<>(environment);
        extended.put(variable, value);
        return new ProcessRunner(directory, limit, extended);
    }

    /**
     * Runs a program and waits for its end.
     *
     * @param command the program and its arguments
     * @throws ProcessFailure if the program cannot be started, or did not end in time
     */
    public ProcessResult run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ProcessFailure("cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
        Capture output = Capture.of(process.getInputStream());
        Capture errors = Capture.of(process.getErrorStream());
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The program has already ended: there is nothing to close.
        }
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProcessFailure(command.get(0) + " did not end within " + limit.toMillis() + " ms", null);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new ProcessResult(command, process.exitValue(), output.text(), errors.text(), elapsed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailure("interrupted while waiting for " + command.get(0), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Reads a stream to its end on a thread of its own, so that the program never waits for us. */
    private static final class Capture extends Thread {
        private final InputStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Capture(InputStream stream) {
            super("saltyos-process-output");
            this.stream = stream;
            setDaemon(true);
        }

        static Capture of(InputStream stream) {
            Capture capture = new Capture(stream);
            capture.start();
            return capture;
        }

        @Override
        public void run() {
            try (stream) {
                stream.transferTo(bytes);
            } catch (IOException e) {
                // The process was killed; what arrived before is all there is.
            }
        }

        String text() throws InterruptedException {
            join();
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** A program that could not be run to its end; the message says which and why. */
    public static final class ProcessFailure extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        ProcessFailure(String message, @org.jspecify.annotations.Nullable Exception cause) {
            super(message, cause instanceof IOException io ? io : new IOException(message, cause));
        }
    }
}
