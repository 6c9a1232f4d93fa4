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
    private static final int[] INTS = {
        0, 1, -1, 2, 3, 7, 15, 31, 32, 33, -8, 1000, (1 << 24) + 1, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    private static final long[] LONGS = {
        0, 1, -1, 2, 63, 1L << 32, -(1L << 33), (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 0x123456789abcdefL
    };

    private static final double[] DOUBLES = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0.1,
        3,
        -7.25,
        Math.PI,
        1e-300,
        1e300,
        -1e300,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0x0.fffffffffffffp-1022,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0.49999999999999994,
        0x1p31,
        -0x1p31,
        0x1p31 - 0.5,
        -0x1p31 - 1,
        0x1p52 - 0.5,
        0x1p53 + 2,
        0x1.fffffep127,
        0x1.ffffffp127,
        0x1.000001p0,
        0x1.0000010000001p0,
        0x1p-150,
        0x1.8p-149,
        0x1p63,
        -0x1p63,
        0x1.fffffffffffffp62,
        -0x1.0000000000001p63
    };
    private static final float[] FLOATS = {
        0.0f,
        -0.0f,
        1,
        -1,
        0.5f,
        -1.5f,
        2.5f,
        0.1f,
        3,
        -7.25f,
        1e-30f,
        1e30f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        0x0.fffffep-126f,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        0.49999997f,
        0x1p23f - 0.5f,
        0x1p24f + 2,
        0x1p31f,
        -0x1p31f,
        0x1.fffffep30f,
        -0x1.000002p31f,
        0x1p63f,
        -0x1p63f,
        0x1.fffffep62f
    };

    /** Runs also as a server's code, which has no instruction to round to whole numbers. */
    private static final String ROUNDING = "FloatingLibrary.java";

    /** Uses the library's mathematical functions. */
    private static final String FUNCTIONS = "FloatingFunctions.java";

    @TempDir
    static Path directory;

    @TestFactory
    Stream<DynamicNode> nativeCodeEqualsHotSpot() throws Exception {
        LlvmLibrary.load(HostTools.tools().libraries());
        List<DynamicNode> nodes = new ArrayList<>();
        for (Path source : CaseCompiler.sources("differential")) {
            String file = source.getFileName().toString();
            nodes.add(DynamicContainer.dynamicContainer(file, source.toUri(), tests(source, Target.HOST).stream()));
            if (file.equals(ROUNDING)) {
                nodes.add(DynamicContainer.dynamicContainer(
                        file + " as a server", source.toUri(), tests(source, Target.SERVER_FLOATING).stream()));
            }
        }
        return nodes.stream();
    }

    private static List<DynamicTest> tests(Path source, Target target) throws Exception {
        String name = "differential." + source.getFileName().toString().replace(".java", "");
        Path work = directory.resolve(name + "-" + target);
        Path classes = Files.createDirectories(work.resolve("classes"));
        if (source.getFileName().toString().equals(FUNCTIONS)) {
            CaseCompiler.copyFunctions(classes);
        }
        CaseCompiler.compile(List.of(source), classes);
        List<URL> path = new ArrayList<>(List.of(classes.toUri().toURL()));
        URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), DifferentialTest.class.getClassLoader());
        loader.setDefaultAssertionStatus(true);
        List<Method> entries = Arrays.stream(loader.loadClass(name).getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        HostProgram program = build(name, target, work, entries);
        List<DynamicTest> tests = new ArrayList<>();
        for (Method entry : entries) {
            tests.add(DynamicTest.dynamicTest(entry.getName(), () -> compare(program, entry)));
        }
        return tests;
    }

    private static String symbol(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName() + Type.getMethodDescriptor(method);
    }

    private static HostProgram build(String name, Target target, Path work, List<Method> entries) throws IOException {
        List<Path> path = new ArrayList<>(List.of(work.resolve("classes")));
        path.addAll(CaseCompiler.libraries());
        List<String> roots = entries.stream().map(DifferentialTest::symbol).toList();
        Lowered lowered = Lowering.lower(new LoweringRequest(name, path, List.of(), "host", roots));
        assertThat(lowered.diagnostics()).isEmpty();
        byte[] object = new ObjectCompiler(target)
                .compile(lowered.module().orElseThrow())
                .object();
        Path file = Files.write(work.resolve("module.o"), object);
        return HostProgram.build(HostTools.tools(), List.of(file), roots, work.resolve("host"));
    }

    private static void compare(HostProgram program, Method entry) throws IllegalAccessException {
        List<Object[]> inputs = inputs(entry.getParameterTypes(), 0);
        List<HostProgram.Call> calls = new ArrayList<>();
        for (Object[] input : inputs) {
            calls.add(call(entry, input));
        }
        List<HostOutcome> outcomes = program.run(calls, LIMIT);
        for (int i = 0; i < inputs.size(); i++) {
            String where = entry.getName() + Arrays.toString(inputs.get(i));
            assertThat(describe(outcomes.get(i), entry)).as(where).isEqualTo(expected(entry, inputs.get(i)));
        }
    }

    private static HostProgram.Call call(Method entry, Object[] input) {
        List<Long> integers = new ArrayList<>();
        List<Long> floating = new ArrayList<>();
        for (Object each : input) {
            if (each instanceof Double d) {
                floating.add(Double.doubleToRawLongBits(d));
            } else if (each instanceof Float f) {
                floating.add((long) Float.floatToRawIntBits(f));
            } else {
                integers.add(((Number) each).longValue());
            }
        }
        Class<?> result = entry.getReturnType();
        return new HostProgram.Call(symbol(entry), integers, floating, result == double.class || result == float.class);
    }

    private static List<Object> values(Class<?> type) {
        if (type == double.class) {
            return Arrays.stream(DOUBLES).<Object>mapToObj(d -> d).toList();
        }
        if (type == float.class) {
            List<Object> result = new ArrayList<>();
            for (float f : FLOATS) {
                result.add(f);
            }
            return result;
        }
        return type == long.class
                ? Arrays.stream(LONGS).<Object>mapToObj(l -> l).toList()
                : Arrays.stream(INTS).<Object>mapToObj(i -> i).toList();
    }

    private static List<Object[]> inputs(Class<?>[] types, int from) {
        if (from == types.length) {
            return List.<Object[]>of(new Object[0]);
        }
        List<Object[]> result = new ArrayList<>();
        for (Object[] rest : inputs(types, from + 1)) {
            for (Object value : values(types[from])) {
                Object[] all = new Object[rest.length + 1];
                all[0] = value;
                System.arraycopy(rest, 0, all, 1, rest.length);
                result.add(all);
            }
        }
        return result;
    }

    private static String describe(HostOutcome outcome, Method entry) {
        if (outcome instanceof HostOutcome.Value value) {
            Class<?> type = entry.getReturnType();
            if (type == double.class) {
                return "value " + Double.longBitsToDouble(value.bits());
            }
            if (type == float.class) {
                return "value " + Float.intBitsToFloat((int) value.bits());
            }
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
                    || cause.getStackTrace()[0].getMethodName().equals("arraycopy")
                    || cause.getStackTrace()[0].getMethodName().equals("addSuppressed");
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
