package org.saltyos.maven.qemu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything a guest wrote to its serial port, collected by a thread of its own and searched by others. Carriage returns
 * are dropped; bytes are read as Latin-1, so that nothing a broken guest writes is lost.
 */
public final class SerialLog {
    /** A guest that writes more than this is broken; the rest is counted as an end of input. */
    private static final int LIMIT = 64 << 20;

    private final StringBuilder text = new StringBuilder();
    private boolean ended;
    private int searched;

    /** A log that follows a stream to its end. */
    static SerialLog follow(InputStream stream) {
        SerialLog log = new SerialLog();
        Thread reader = new Thread(() -> log.read(stream), "saltyos-serial");
        reader.setDaemon(true);
        reader.start();
        return log;
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (!append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
        } catch (IOException e) {
            // The connection broke: QEMU has ended, and its exit code says why.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized boolean append(String received) {
        text.append(received.replace("\r", ""));
        notifyAll();
        return text.length() < LIMIT;
    }

    /** Everything so far. */
    public synchronized String text() {
        return text.toString();
    }

    /** The lines so far; the last one may be incomplete. */
    public List<String> lines() {
        return text().lines().toList();
    }

    /**
     * Waits until the guest has written something that matches, and goes on searching after it the next time.
     *
     * @return the match, or empty if the time is over or the guest ended without it
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized Optional<MatchResult> waitFor(Pattern pattern, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Matcher matcher = pattern.matcher(text).region(searched, text.length());
            if (matcher.find()) {
                searched = matcher.end();
                return Optional.of(matcher.toMatchResult());
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    /**
     * Waits until the guest can write no more.
     *
     * @return whether that happened in time
     * @throws InterruptedException if the waiting thread is interrupted
     */
    synchronized boolean waitForEnd(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ended) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
