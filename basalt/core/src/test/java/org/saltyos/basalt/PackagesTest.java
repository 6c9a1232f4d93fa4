package org.saltyos.basalt;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saltyos.basalt.kernel.SystemCalls;

/** The packages lie in layers, as docs/userland.md lists them: each uses packages of the layers below its own only. */
class PackagesTest {
    private static final String ROOT = "org.saltyos.basalt.";

    /** From the kernel up to what stands for it in tests. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("kernel", "errno", "archive"),
            List.of("capability"),
            List.of("ipc", "acpi"),
            List.of("start", "report"),
            List.of("console", "memory", "servers"),
            List.of("file", "process", "test"),
            List.of("posix"),
            List.of("heap", "host"));

    /** Without the tests, which use what they like. */
    private static final JavaClasses BASALT = new ClassFileImporter()
            .importUrl(SystemCalls.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void everyPackageIsInOneLayer() {
        Set<String> present = BASALT.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LAYERS.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(present);
    }

    static Stream<Integer> layers() {
        return Stream.iterate(0, layer -> layer + 1).limit(LAYERS.size());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aLayerUsesThoseBelow(int layer) {
        for (String user : LAYERS.get(layer)) {
            String[] forbidden = LAYERS.subList(layer, LAYERS.size()).stream()
                    .flatMap(List::stream)
                    .filter(name -> !name.equals(user))
                    .map(name -> ROOT + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + user)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .because("a package that needs its own user cannot be understood or tested alone")
                    .check(BASALT);
        }
    }
}
