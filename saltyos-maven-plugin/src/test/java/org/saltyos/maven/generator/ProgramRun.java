package org.saltyos.maven.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of a batch and tells what each printed. One that ends the process does not hide those after it. */
final class ProgramRun {
    private static final int SECONDS = 300;
    private static final int MOST_STARTS = 40;

    private ProgramRun() {}

    /** The outputs on this JDK. */
    static List<String> onHotSpot(Path folder, int programs) throws IOException, InterruptedException {
        return outputs(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        folder.resolve("classes").toString(),
                        ProgramCompiler.MAIN),
                "",
                programs);
    }

    /** The outputs of machine code; {@code heap} are letters of {@code SALTYOS_HEAP}. */
    static List<String> natively(Path folder, Path program, String heap, int programs)
            throws IOException, InterruptedException {
        return outputs(folder, List.of(program.toString()), heap, programs);
    }

    private static List<String> outputs(Path folder, List<String> command, String heap, int programs)
            throws IOException, InterruptedException {
        List<String> result = new ArrayList<>();
        for (int starts = 0; result.size() < programs && starts < MOST_STARTS; starts++) {
            List<String> all = new ArrayList<>(command);
            all.add(String.valueOf(result.size()));
            int before = result.size();
            String end = run(folder, all, heap, result);
            if (result.size() == before) {
                result.add("");
            }
            int last = result.size() - 1;
            result.set(last, result.get(last) + end);
            if (end.isEmpty() && result.size() < programs) {
                result.set(last, result.get(last) + "ended without the programs after this one");
            }
        }
        while (result.size() < programs) {
            result.add("never started: too many programs ended the process");
        }
        return result;
    }

    /** Adds an output for each program that was started; gives how the process ended if that was not well. */
    private static String run(Path folder, List<String> command, String heap, List<String> result)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("SALTYOS_HEAP", heap);
        Process process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        int from = text.indexOf(ProgramCompiler.MARK + result.size() + "\n");
        while (from >= 0) {
            int to = text.indexOf(ProgramCompiler.MARK + (result.size() + 1) + "\n", from);
            result.add(text.substring(text.indexOf('\n', from) + 1, to < 0 ? text.length() : to));
            from = to;
        }
        return !ended
                ? "no end after " + SECONDS + " s"
                : process.exitValue() == 0 ? "" : "exit " + process.exitValue();
    }
}
