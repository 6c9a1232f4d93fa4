package org.saltyos.maven.pipeline.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that answers lines with lines; remembers the end of what it says on standard error. */
final class WorkerProcess implements AutoCloseable {
    private static final int REMEMBERED_LINES = 40;
    private static final long GRACE_MILLIS = 2000;

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Deque<String> errors = new ArrayDeque<>();
    private final Thread errorReader;

    /** The process ended instead of answering; the message is what it said last. */
    static final class Died extends IOException {
        private static final long serialVersionUID = 1;

        Died(String message) {
            super(message);
        }
    }

    /** The process did not answer in time. */
    static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1;
    }

    WorkerProcess(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("_JAVA_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        process = builder.start();
        Thread answerReader = new Thread(this::readAnswers, "saltyos-compiler-answers");
        answerReader.setDaemon(true);
        answerReader.start();
        errorReader = new Thread(this::readErrors, "saltyos-compiler-errors");
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /** Sends a line and waits for the answer. */
    String ask(String request, Duration limit) throws IOException {
        String answer;
        try {
            process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw died();
        }
        try {
            answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (answer == null) {
            throw new TooSlow();
        }
        if (answer.isEmpty()) {
            throw died();
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Died died() {
        String exit = "";
        try {
            if (process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                exit = "exit code " + process.exitValue();
            }
            errorReader.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (errors) {
            return new Died(exit + "\n" + String.join("\n", errors));
        }
    }

    /** Queues each line, and an empty one when the process ends. */
    private void readAnswers() {
        read(process.getInputStream(), answers::add);
        answers.add("");
    }

    private void readErrors() {
        read(process.getErrorStream(), line -> {
            synchronized (errors) {
                if (errors.size() == REMEMBERED_LINES) {
                    errors.removeFirst();
                }
                errors.addLast(line);
            }
        });
    }

    private static void read(InputStream stream, java.util.function.Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // The process was killed; what arrived before is all there is.
        }
    }
}
