package org.saltyos.maven.qemu;

import java.io.IOException;
import java.util.List;

/** What someone needs to understand a guest that failed: the end of its output, its registers, and how to repeat it. */
public final class FailureReport {
    private static final int LINES = 40;

    private FailureReport() {}

    /**
     * Describes a guest; call it before the session is closed, while registers can still be read.
     *
     * @param what the failure in one sentence
     */
    public static String of(QemuSession session, String what) {
        StringBuilder text = new StringBuilder(what);
        session.exitCode()
                .ifPresent(code -> text.append(" (QEMU's exit code ")
                        .append(code)
                        .append(": ")
                        .append(Verdict.ofExitCode(code).meaning())
                        .append(')'));
        List<String> lines = session.serial().lines();
        int from = Math.max(0, lines.size() - LINES);
        text.append("\n--- last ")
                .append(lines.size() - from)
                .append(" of ")
                .append(lines.size())
                .append(" serial lines\n");
        lines.subList(from, lines.size()).forEach(line -> text.append(line).append('\n'));
        if (!session.messages().isEmpty()) {
            text.append("--- QEMU says\n");
            session.messages().forEach(line -> text.append(line).append('\n'));
        }
        text.append("--- registers\n").append(registers(session)).append('\n');
        text.append("--- repeat it with\n")
                .append(session.command().repeatable())
                .append('\n');
        return text.toString();
    }

    private static String registers(QemuSession session) {
        if (session.exitCode().isPresent()) {
            return "(the machine is gone)";
        }
        try {
            return session.qmp().monitor("info registers").strip();
        } catch (IOException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }
}
