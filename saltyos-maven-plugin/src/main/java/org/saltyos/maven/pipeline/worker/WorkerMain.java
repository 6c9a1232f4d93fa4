package org.saltyos.maven.pipeline.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.saltyos.maven.llvm.LlvmLibrary;

/**
 * The program of the worker: reads requests from standard input until it ends, and answers each on standard output.
 *
 * <p>What initialisers print goes to standard error, so that it cannot be taken for an answer. The arguments are the
 * native libraries to load.
 */
public final class WorkerMain {
    private WorkerMain() {}

    /** Serves requests; see the class. */
    public static void main(String[] libraries) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        LlvmLibrary.load(Arrays.stream(libraries).map(Path::of).toList());
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static String answer(String line) throws IOException {
        try {
            return Protocol.answer(ModuleCompiler.compile(Protocol.request(line)));
        } catch (RuntimeException | Error | IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return JSON.std.asString(Map.of(Protocol.BUG, trace.toString()));
        }
    }
}
