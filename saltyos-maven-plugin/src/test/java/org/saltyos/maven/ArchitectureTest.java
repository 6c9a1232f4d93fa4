package org.saltyos.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The directions of the packages, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "org.saltyos.maven.";

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.saltyos.maven");

    /** Who may use whom, for each package; what is not named here may not be used. */
    private static final Map<String, List<String>> ALLOWED = new TreeMap<>();

    static {
        ALLOWED.put("diag", List.of());
        ALLOWED.put("ir", List.of("diag"));
        ALLOWED.put("world", List.of("ir", "diag"));
        ALLOWED.put("heap", List.of("world", "ir", "diag"));
        ALLOWED.put("intrinsic", List.of("ir", "diag"));
        ALLOWED.put("frontend", List.of("heap", "intrinsic", "world", "ir", "diag"));
        ALLOWED.put("pass", List.of("ir", "diag"));
        ALLOWED.put("reach", List.of("pass", "subset", "frontend", "heap", "world", "ir", "diag"));
        ALLOWED.put("bounds", List.of("ir", "diag"));
        ALLOWED.put("subset", List.of("bounds", "intrinsic", "world", "ir", "diag"));
        ALLOWED.put("llvm", List.of("ir", "diag"));
        ALLOWED.put("contract", List.of("llvm", "link", "ir", "diag"));
        ALLOWED.put("tool", List.of("diag"));
        ALLOWED.put("elf", List.of("diag"));
        ALLOWED.put("link", List.of("elf", "tool", "diag"));
        ALLOWED.put("bundle", List.of("elf", "tool", "diag"));
        ALLOWED.put("system", List.of("bundle", "elf", "diag"));
        ALLOWED.put("image", List.of("system", "bundle", "elf", "tool", "diag"));
        ALLOWED.put("qemu", List.of("tool", "diag"));
        ALLOWED.put("report", List.of("system", "bundle", "llvm", "link", "reach", "subset", "tool", "diag"));
        ALLOWED.put(
                "pipeline",
                List.of(
                        "bundle",
                        "contract",
                        "diag",
                        "elf",
                        "frontend",
                        "heap",
                        "image",
                        "ir",
                        "link",
                        "llvm",
                        "reach",
                        "report",
                        "subset",
                        "system",
                        "tool",
                        "world"));
        ALLOWED.put("mojo", List.of("pipeline", "qemu", "report", "tool", "diag"));
    }

    @Test
    void everyPackageIsKnown() {
        Set<String> present = PLUGIN.stream()
                .map(c -> c.getPackageName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ALLOWED.keySet()).containsAll(present);
    }

    @TestFactory
    List<DynamicTest> everyPackageUsesOnlyWhatItMay() {
        return ALLOWED.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> uses(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static void uses(String user, List<String> allowed) {
        String[] forbidden = ALLOWED.keySet().stream()
                .filter(name -> !name.equals(user) && !allowed.contains(name))
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + user + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("the directions of the packages are what makes one readable without the others")
                .allowEmptyShould(true);
        rule.check(PLUGIN);
    }

    @Test
    void noCycles() {
        ArchRule rule = slices().matching("org.saltyos.maven.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that needs its own user cannot be understood or tested alone");
        rule.check(PLUGIN);
    }

    @Test
    void onlyGoalsKnowMaven() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "mojo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..")
                .because("the pipeline runs in tests and in the worker without Maven");
        rule.check(PLUGIN);
    }

    @Test
    void onlyTheEmitterKnowsLlvm() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "llvm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .because("a wrong call of the C interface ends the process: it is wrapped once, in one place");
        rule.check(PLUGIN);
    }

    @Test
    void onlyGoalsPrint() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "mojo..", ROOT + "pipeline.worker..", ROOT + "qemu..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("everything else reports events and diagnostics");
        rule.check(PLUGIN);
    }

    @Test
    void noMutableStatics() {
        ArchRule rule = fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.saltyos.maven..")
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("goals of several modules run in one process at the same time under -T");
        rule.check(PLUGIN);
    }

    @Test
    void goalsEndInMojo() {
        ArchRule rule = classes()
                .that()
                .areAssignableTo(Mojo.class)
                .should()
                .resideInAPackage(ROOT + "mojo..")
                .orShould()
                .haveSimpleName("HelpMojo")
                .because("whoever looks for a goal looks there; the generated one is the exception");
        rule.check(PLUGIN);
    }
}
