package org.saltyos.maven.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Type;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.link.HostOutcome;
import org.saltyos.maven.link.HostProgram;
import org.saltyos.maven.llvm.LlvmLibrary;
import org.saltyos.maven.llvm.ObjectCompiler;
import org.saltyos.maven.llvm.Target;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.tool.HostTools;

/**
 * Every public static method of every case class, on HotSpot and as machine code, over edge values: the same results,
 * and where a check fails the same check on the same line.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class DifferentialTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int[] INTS = {0, 1, -1, 2, 3, 7, 15, 31, 32, 33, -8, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, 63, 1L << 32, -(1L << 33), Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789abcdefL
    };

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicNode> nativeCodeEqualsHotSpot() throws Exception {
        LlvmLibrary.load(HostTools.tools().libraries());
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path source : CaseCompiler.sources("differential")) {
            nodes.add(DynamicContainer.dynamicContainer(
                    source.getFileName().toString(), source.toUri(), tests(source).stream()));
        }
        return nodes.stream();
    }

    private static List<DynamicTest> tests(Path source) throws Exception {
        String name = "differential." + source.getFileName().toString().replace(".java", "");
        Path classes = Files.createDirectories(directory.resolve(name).resolve("classes"));
        CaseCompiler.compile(List.of(source), classes);
        List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
        URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), DifferentialTest.class.getClassLoader());
        loader.setDefaultAssertionStatus(true);
        List<Method> entries = Arrays.stream(loader.loadClass(name).getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        HostProgram program = build(name, classes, entries);
        List<DynamicTest> tests = new ArrayList<>();
        for (Method entry : entries) {
            tests.add(DynamicTest.dynamicTest(entry.getName(), () -> compare(program, entry)));
        }
        return tests;
    }

    private static String symbol(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + Type.getMethodDescriptor(method);
    }

    private static HostProgram build(String name, Path classes, List<Method> entries) throws IOException {
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        List<String> roots = entries.stream().map(DifferentialTest::symbol).toList();
        Lowered lowered = Lowering.lower(new LoweringRequest(name, path, List.of(), "host", roots));
        assertThat(lowered.diagnostics()).isEmpty();
        byte[] object = new ObjectCompiler(Target.HOST)
                .compile(lowered.module().orElseThrow())
                .object();
        Path file = Files.write(directory.resolve(name).resolve("module.o"), object);
        return HostProgram.build(
                HostTools.tools(), List.of(file), roots, directory.resolve(name).resolve("host"));
    }

    private static void compare(HostProgram program, Method entry) throws IllegalAccessException {
        List<Object[]> inputs = inputs(entry.getParameterTypes(), 0);
        List<HostProgram.Call> calls = new ArrayList<>();
        for (Object[] input : inputs) {
            calls.add(new HostProgram.Call(
                    symbol(entry),
                    Arrays.stream(input).map(v -> ((Number) v).longValue()).toList()));
        }
        List<HostOutcome> outcomes = program.run(calls, LIMIT);
        for (int i = 0; i < inputs.size(); i++) {
            String where = entry.getName() + Arrays.toString(inputs.get(i));
            assertThat(describe(outcomes.get(i), entry)).as(where).isEqualTo(expected(entry, inputs.get(i)));
        }
    }

    private static List<Object[]> inputs(Class<?>[] types, int from) {
        if (from == types.length) {
            return List.<Object[]>of(new Object[0]);
        }
        List<Object[]> result = new ArrayList<>();
        for (Object[] rest : inputs(types, from + 1)) {
            int values = types[from] == long.class ? LONGS.length : INTS.length;
            for (int i = 0; i < values; i++) {
                Object[] all = new Object[rest.length + 1];
                all[0] = types[from] == long.class ? (Object) LONGS[i] : (Object) INTS[i];
                System.arraycopy(rest, 0, all, 1, rest.length);
                result.add(all);
            }
        }
        return result;
    }

    private static String describe(HostOutcome outcome, Method entry) {
        if (outcome instanceof HostOutcome.Value value) {
            Class<?> type = entry.getReturnType();
            return "value "
                    + (type == long.class
                            ? value.bits()
                            : type == boolean.class ? value.bits() & 1 : (int) value.bits());
        }
        if (outcome instanceof HostOutcome.Trap trap) {
            // Inside a library method the line is the library's; the kind must agree all the same.
            String line = trap.line()
                    .filter(l -> l.file().endsWith(ownFile(entry)))
                    .map(l -> " line " + l.line())
                    .orElse("");
            return "panic " + trap.kind() + line;
        }
        return outcome.toString();
    }

    private static String ownFile(Method entry) {
        return entry.getDeclaringClass().getSimpleName() + ".java";
    }

    private static String expected(Method entry, Object[] input) throws IllegalAccessException {
        try {
            Object value = entry.invoke(null, input);
            return "value " + (value instanceof Boolean b ? (b ? 1 : 0) : value);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            boolean library = !cause.getStackTrace()[0].getClassName().startsWith("differential.");
            boolean intrinsic = cause.getStackTrace()[0].getClassName().startsWith("jdk.internal.util.Preconditions")
                    || cause.getStackTrace()[0].getClassName().startsWith("java.lang.String")
                    || cause.getStackTrace()[0].getMethodName().contains("nsigned")
                    || cause.getStackTrace()[0].getMethodName().equals("arraycopy");
            String line = library && !intrinsic ? "" : " line " + lineOf(cause);
            return "panic " + kind(cause) + line;
        }
    }

    private static int lineOf(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("differential."))
                .findFirst()
                .orElseThrow()
                .getLineNumber();
    }

    private static int kind(Throwable cause) {
        if (cause instanceof NullPointerException) {
            return PanicKind.NULL;
        }
        if (cause instanceof StringIndexOutOfBoundsException) {
            return PanicKind.STRING_INDEX;
        }
        if (cause instanceof IndexOutOfBoundsException) {
            return PanicKind.ARRAY_INDEX;
        }
        if (cause instanceof ClassCastException) {
            return PanicKind.CLASS_CAST;
        }
        if (cause instanceof AssertionError) {
            return PanicKind.ASSERTION;
        }
        return cause instanceof ArithmeticException
                        && String.valueOf(cause.getMessage()).equals("/ by zero")
                ? PanicKind.DIVISION_BY_ZERO
                : PanicKind.THROWN;
    }
}
