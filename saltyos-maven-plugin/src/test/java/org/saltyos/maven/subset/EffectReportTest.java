package org.saltyos.maven.subset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.report.EffectsReport;

/** The report names every effect of an entry point, with the shortest path to where it happens. */
class EffectReportTest {
    @TempDir
    Path directory;

    @Test
    void everyEffectHasAPath() throws IOException {
        EffectReport report = report("host", """
                package work;
                import org.saltyos.lang.Unsafe;
                import org.saltyos.lang.effect.Blocks;
                import org.saltyos.lang.memory.Mmio;
                import org.saltyos.lang.sync.InterruptsOff;
                import org.saltyos.lang.sync.InterruptsOn;
                public final class Work {
                    public static int nothing(int a) { return a + 1; }
                    public static int all(int a) {
                        await();
                        disable();
                        enable();
                        return read(a / 3) + half(a);
                    }
                    public static int far(int a) {
                        int b = a + 1;
                        return near(b);
                    }
                    private static int near(int a) { return half(a); }
                    private static int half(int a) {
                        return (int) (a * 0.5);
                    }
                    @Unsafe(because = "the register is mapped where the caller says")
                    private static int read(int address) { return Mmio.getInt(address); }
                    @Blocks
                    private static void await() {}
                    @InterruptsOff
                    private static void disable() {}
                    @InterruptsOn
                    private static void enable() {}
                }
                """);
        assertThat(effects(report))
                .isEqualTo(Map.of(
                        "Work.nothing",
                        Map.of(),
                        "Work.all",
                        Map.of(
                                "block", "Work.all:10 -> Work.await",
                                "irqOff", "Work.all:11 -> Work.disable",
                                "fp", "Work.all:13 -> Work.half:21 -> floating-point arithmetic",
                                "io", "Work.all:13 -> Work.read:24 -> Mmio.getInt",
                                "unsafe", "Work.all:13 -> Work.read:24 -> Mmio.getInt"),
                        "Work.far",
                        Map.of("fp", "Work.far:17 -> Work.near:19 -> Work.half:21 -> floating-point arithmetic")));
    }

    @Test
    void aPanicSaysWhatFails() throws IOException {
        EffectReport report = report("server", """
                package work;
                import java.util.Objects;
                import org.jspecify.annotations.Nullable;
                public final class Work {
                    private static final int[] TABLE = {1, 2, 3};
                    private static @Nullable Object kept = new Object();
                    private static Shape shape = new Square();
                    interface Shape {}
                    static final class Square implements Shape { int side; }
                    static final class Circle implements Shape {}
                    public static int nullCheck() {
                        return Objects.requireNonNull(kept) == TABLE ? 1 : 0;
                    }
                    public static int index(int a) { return TABLE[a]; }
                    public static int textIndex(int a) { return "text".charAt(a); }
                    public static int division(int a) { return 7 / a; }
                    public static int castType() { return ((Square) shape).side; }
                    public static int asserts(int a) {
                        assert a > 0;
                        return a;
                    }
                    public static int throwsOne(int a) {
                        if (a > 3) {
                            throw new IllegalStateException("more than three");
                        }
                        return a;
                    }
                    public static int inACall(int a) { return 1 + index(a); }
                    public static int nothing(int a) { return TABLE.length + a / 4; }
                }
                """);
        assertThat(effects(report))
                .isEqualTo(Map.of(
                        "Work.nullCheck", panic("Work.nullCheck:12 -> check for null"),
                        "Work.index", panic("Work.index:14 -> check of an index"),
                        "Work.textIndex", panic("Work.textIndex:15 -> check of a text's index"),
                        "Work.division", panic("Work.division:16 -> check for division by zero"),
                        "Work.castType", panic("Work.castType:17 -> check of a cast"),
                        "Work.asserts", panic("Work.asserts:19 -> assert"),
                        "Work.throwsOne", panic("Work.throwsOne:24 -> throw of an exception that nothing catches"),
                        "Work.inACall", panic("Work.inACall:28 -> Work.index:14 -> check of an index"),
                        "Work.nothing", Map.of()));
    }

    @Test
    void whatTheHeapDoesIsNamed() throws IOException {
        EffectReport report = report("program", """
                package work;
                public final class Work {
                    static final class Node {}
                    private static Object kept = "";
                    public static void object() { kept = new Node(); }
                    public static void array(int a) { kept = new int[a]; }
                }
                """);
        assertThat(effects(report))
                .containsEntry(
                        "Work.object",
                        Map.of("alloc", "Work.object:5 -> new", "panic", "Work.object:5 -> check for memory"))
                .containsEntry(
                        "Work.array",
                        Map.of(
                                "alloc",
                                "Work.array:6 -> new",
                                "panic",
                                "Work.array:6 -> check of a new array's length"));
    }

    @Test
    void theFileHasTheLocksToo() throws IOException {
        EffectReport report = report("server", """
                package work;
                import org.saltyos.lang.sync.Acquires;
                import org.saltyos.lang.sync.Releases;
                import org.saltyos.lang.sync.LockOrder;
                @LockOrder({"TABLE", "QUEUE"})
                public final class Work {
                    static final class Lock {
                        @Acquires void lock() {}
                        @Releases void unlock() {}
                    }
                    static final Lock TABLE = new Lock();
                    static final Lock QUEUE = new Lock();
                    private static int sum;
                    public static void run(int a) {
                        TABLE.lock();
                        inner(a);
                        TABLE.unlock();
                    }
                    private static void inner(int a) {
                        QUEUE.lock();
                        sum = 7 % a;
                        QUEUE.unlock();
                    }
                }
                """);
        Path file = directory.resolve("effects.json");
        EffectsReport.write(report, file);
        assertThat(Files.readString(file).replaceAll("\\s+", ""))
                .isEqualTo("{\"entries\":[{\"method\":\"Work.run\",\"effects\":{\"panic\":"
                        + "\"Work.run:16->Work.inner:21->checkfordivisionbyzero\"},"
                        + "\"locks\":[\"Work.QUEUE\",\"Work.TABLE\"]}]}");
    }

    private static Map<String, String> panic(String path) {
        return Map.of("panic", path);
    }

    private static Map<String, Map<String, String>> effects(EffectReport report) {
        Map<String, Map<String, String>> result = new TreeMap<>();
        report.entries().forEach(entry -> result.put(entry.method(), entry.effects()));
        return result;
    }

    private EffectReport report(String profile, String source) throws IOException {
        Path file = Files.writeString(directory.resolve("Work.java"), source);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        CaseCompiler.compile(List.of(file), classes);
        Lowered lowered = Lowering.lower(new LoweringRequest(
                "work",
                SubsetTest.classPath(classes, profile),
                List.of(),
                profile,
                SubsetTest.roots(classes.resolve("work/Work.class"))));
        assertThat(lowered.diagnostics()).isEmpty();
        return lowered.effects();
    }
}
