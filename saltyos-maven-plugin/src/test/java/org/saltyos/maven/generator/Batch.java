package org.saltyos.maven.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.llvm.Effort;

/**
 * Programs that are compiled together, because most of the time goes into the library: once by javac, once to machine code,
 * one process for each side. What the programs print is compared program by program.
 *
 * @param programs what to run
 * @param effort of LLVM
 * @param heaps letters of {@code SALTYOS_HEAP}, one run of the machine code for each
 * @param folder for everything that is made; it is emptied
 */
record Batch(List<GeneratedProgram> programs, Effort effort, List<String> heaps, Path folder) {
    /** A program that does not do the same, or that a compiler refuses. */
    record Difference(GeneratedProgram program, Kind kind, String text) {}

    /** What is wrong with a program. */
    enum Kind {
        /** javac does not take it: a mistake of the generator. */
        REFUSED_BY_JAVAC,
        /** This compiler does not take it. */
        NOT_COMPILED,
        /** It prints something else, or ends in another way. */
        OTHER_OUTPUT
    }

    /** The programs that are wrong; empty if all do what they do on HotSpot. */
    List<Difference> differences() {
        try {
            clear(folder);
            String refused = ProgramCompiler.compile(programs, folder);
            if (!refused.isEmpty()) {
                return halves(Kind.REFUSED_BY_JAVAC, refused);
            }
            List<String> expected = ProgramRun.onHotSpot(folder, programs.size());
            Path program;
            try {
                program = NativeCompiler.compile(folder, effort);
            } catch (UserError e) {
                return halves(Kind.NOT_COMPILED, NativeCompiler.explain(e));
            } catch (CompilerBug e) {
                return halves(Kind.NOT_COMPILED, String.valueOf(e.getMessage()));
            }
            List<Difference> result = new ArrayList<>();
            for (String heap : heaps) {
                List<String> actual = ProgramRun.natively(folder, program, heap, programs.size());
                for (int i = 0; i < programs.size(); i++) {
                    if (!actual.get(i).equals(expected.get(i))) {
                        String text = "HotSpot:\n" + expected.get(i) + "\nmachine code, SALTYOS_HEAP=" + heap + ":\n"
                                + actual.get(i);
                        result.add(new Difference(programs.get(i), Kind.OTHER_OUTPUT, text));
                    }
                }
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Which of the programs it is. */
    private List<Difference> halves(Kind kind, String text) {
        if (programs.size() == 1) {
            return List.of(new Difference(programs.get(0), kind, text));
        }
        int middle = programs.size() / 2;
        List<Difference> result =
                new ArrayList<>(of(programs.subList(0, middle)).differences());
        result.addAll(of(programs.subList(middle, programs.size())).differences());
        return result.isEmpty() ? List.of(new Difference(programs.get(0), kind, "only together: " + text)) : result;
    }

    /** The same with other programs. */
    Batch of(List<GeneratedProgram> others) {
        return new Batch(List.copyOf(others), effort, heaps, folder);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
