package org.saltyos.maven.world.desugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.differential.CaseCompiler;
import org.saltyos.maven.heap.BuildTimeLoader;
import org.saltyos.maven.heap.Initialisers;
import org.saltyos.maven.pipeline.Lowered;
import org.saltyos.maven.pipeline.Lowering;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.world.ClassSource;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** The cases under {@code desugar/} give on HotSpot the same before and after. */
class DesugaringTest {
    private static final List<String> ALL = List.of("Lambdas", "Concatenations", "Records", "Interfaces");
    /** Java 9 has concatenation sites but no nests and no records. */
    private static final List<String> OLD = List.of("Lambdas", "Concatenations", "Interfaces");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> resultsStayTheSame() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (int release : new int[] {17, 9}) {
            List<String> names = release == 17 ? ALL : OLD;
            Path classes = compile(names, release);
            World world = new World(new ClassSource(List.of(classes)), List.of(), true);
            ClassLoader before = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
            ClassLoader after = new BuildTimeLoader(world);
            for (String name : names) {
                List<Method> cases = cases(before.loadClass("desugar." + name));
                assertThat(cases).isNotEmpty();
                for (Method method : cases) {
                    tests.add(DynamicTest.dynamicTest(name + "." + method.getName() + " of Java " + release, () -> {
                        Method same = after.loadClass("desugar." + name).getDeclaredMethod(method.getName());
                        assertThat(same.invoke(null)).isEqualTo(method.invoke(null));
                    }));
                }
            }
            tests.add(DynamicTest.dynamicTest("nothing is left of Java " + release, () -> nothingLeft(world)));
        }
        return tests.stream();
    }

    private Path compile(List<String> names, int release) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("java" + release));
        List<Path> sources = new ArrayList<>(CaseCompiler.sources("desugar/base"));
        for (Path source : CaseCompiler.sources("desugar")) {
            if (names.contains(source.getFileName().toString().replace(".java", ""))) {
                sources.add(source);
            }
        }
        CaseCompiler.compile(sources, classes, release, List.of());
        return classes;
    }

    private static List<Method> cases(Class<?> c) {
        return Arrays.stream(c.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers())
                        && Modifier.isStatic(m.getModifiers())
                        && m.getReturnType() == String.class
                        && m.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static void nothingLeft(World world) {
        int lambdas = 0;
        for (String name : world.source().names()) {
            WorldClass c = world.get(name);
            assertThat(CallSites.bootstraps(c.node())).as(name).isEmpty();
            for (String lambda : c.lambdas()) {
                assertThat(CallSites.bootstraps(world.get(lambda).node()))
                        .as(lambda)
                        .isEmpty();
                lambdas++;
            }
        }
        assertThat(lambdas).isGreaterThan(50);
    }

    @Test
    void concatenationStaysWhereThereIsNoHeap() throws IOException {
        World world = new World(new ClassSource(List.of(compile(ALL, 17))), List.of(), false);
        List<String> left = new ArrayList<>();
        world.source()
                .names()
                .forEach(
                        name -> left.addAll(CallSites.bootstraps(world.get(name).node())));
        assertThat(left)
                .isNotEmpty()
                .containsOnly("java/lang/invoke/StringConcatFactory", "java/lang/runtime/ObjectMethods");
        assertThat(CallSites.bootstraps(world.get("desugar/Records$Three").node()))
                .as("only toString makes a string")
                .hasSize(1);
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        Path classes = compile(ALL, 17);
        World first = new World(new ClassSource(List.of(classes)), List.of(), true);
        World second = new World(new ClassSource(List.of(classes)), List.of(), true);
        List<String> names = new ArrayList<>();
        for (String name : first.source().names()) {
            names.add(name);
            names.addAll(first.get(name).lambdas());
        }
        assertThat(names).contains("desugar/Lambdas$$Lambda$0", "desugar/Lambdas$Shape$$Lambda$0");
        // Asked in another order, lambdas before the class that has them.
        for (int i = names.size() - 1; i >= 0; i--) {
            String name = names.get(i);
            assertThat(second.classFile(second.get(name))).as(name).isEqualTo(first.classFile(first.get(name)));
        }
    }

    @Test
    void anUnknownLambdaDoesNotExist() throws IOException {
        World world = new World(new ClassSource(List.of(compile(ALL, 17))), List.of(), true);
        assertThat(world.find("desugar/Lambdas$$Lambda$9999")).isNull();
        assertThat(world.find("desugar/Nowhere$$Lambda$0")).isNull();
    }

    @Test
    void whatSuperDoesIsReachedThroughTheClassItself() throws Exception {
        World world = new World(new ClassSource(List.of(HandMade.write(directory))), List.of(), true);
        assertThat(CallSites.bootstraps(world.get("made/Child").node())).isEmpty();
        assertThat(run(new BuildTimeLoader(world))).isEqualTo("parent,parent protected");
    }

    @Test
    void otherCallSitesAreReportedWhereTheyAre() throws IOException {
        Path classes = HandMade.write(directory);
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(CaseCompiler.libraries());
        Lowered lowered = Lowering.lower(
                new LoweringRequest("made", path, List.of(), "server", List.of("made.Strange.strange()I")));
        List<Diagnostic> found = lowered.diagnostics().stream()
                .filter(d -> d.code() != DiagnosticCode.SALT0113) // hand-made classes have no lines
                .toList();
        assertThat(found).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.SALT0103);
            assertThat(diagnostic.location()).isEqualTo(new SourceLocation("made/Strange.java", 42));
            assertThat(diagnostic.message())
                    .isEqualTo("the call site guess of made.Bootstraps would be linked at run time");
        });
    }

    @Test
    void lambdasOfTheLibraryHaveTheirClassBesideThem() {
        World world = new World(new ClassSource(List.of()), List.of(), true);
        Initialisers initialisers = new Initialisers(world);
        WorldClass identity = world.get(world.get("java/util/function/Function").lambdas().stream()
                .filter(name -> world.get(name).field("INSTANCE") != null)
                .findFirst()
                .orElseThrow());
        Class<?> defined = initialisers.initialise(identity);
        assertThat(defined).isAssignableTo(Function.class);
        assertThat(defined.getName()).startsWith("java.util.function.Function$$Lambda$");
        assertThat(defined.getClassLoader()).isNull();
        assertThat(new Initialisers(world).initialise(identity)).isSameAs(defined);
    }

    private static Object run(ClassLoader loader) throws ReflectiveOperationException {
        try {
            return Objects.requireNonNull(
                    loader.loadClass("made.Child").getMethod("run").invoke(null));
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
