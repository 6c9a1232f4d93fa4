package org.saltyos.maven.tool;

import java.time.Duration;
import java.util.List;

/**
 * What a finished host program left behind.
 *
 * @param command the program and its arguments, as started
 * @param exitCode the exit code of the program
 * @param output what it wrote to standard output, decoded as UTF-8
 * @param errors what it wrote to standard error, decoded as UTF-8
 * @param elapsed the time from start to exit
 */
public record ProcessResult(List<String> command, int exitCode, String output, String errors, Duration elapsed) {
    /** Copies the command, so that the record is immutable. */
    public ProcessResult {
        command = List.copyOf(command);
    }

    /** Whether the program reported success, which is exit code 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}
