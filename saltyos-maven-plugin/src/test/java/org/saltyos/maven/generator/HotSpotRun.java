package org.saltyos.maven.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command and gives what it printed and how it ended. */
final class HotSpotRun {
    private static final int SECONDS = 120;

    private HotSpotRun() {}

    /** The output of the programs of a folder on this JDK. */
    static String of(Path folder) throws IOException, InterruptedException {
        return output(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-ShowCodeDetailsInExceptionMessages",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        folder.resolve("classes").toString(),
                        ProgramCompiler.MAIN));
    }

    /** Standard output, then the end if it was not a plain exit. */
    static String output(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String end = !ended
                ? "\nno end after " + SECONDS + " s"
                : process.exitValue() == 0 ? "" : "\nexit " + process.exitValue();
        return Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1) + end;
    }
}
