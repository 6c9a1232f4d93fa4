package org.saltyos.maven;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

/** The directions of the packages, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String ROOT = "org.saltyos.maven.";

    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.saltyos.maven");

    @Test
    void noCycles() {
        ArchRule rule = slices().matching("org.saltyos.maven.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that needs its own user cannot be understood or tested alone");
        rule.check(PLUGIN);
    }

    @Test
    void diagnosticsKnowNothing() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + "diag..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.saltyos.maven..").and(resideOutsideOfPackage(ROOT + "diag..")))
                .because("every package reports through it");
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
    void loweringKnowsNeitherToolsNorImages() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "world..",
                        ROOT + "ir..",
                        ROOT + "frontend..",
                        ROOT + "subset..",
                        ROOT + "heap..",
                        ROOT + "reach..",
                        ROOT + "pass..",
                        ROOT + "intrinsic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "llvm..",
                        ROOT + "link..",
                        ROOT + "elf..",
                        ROOT + "tool..",
                        ROOT + "bundle..",
                        ROOT + "system..",
                        ROOT + "image..",
                        ROOT + "qemu..",
                        ROOT + "report..",
                        ROOT + "pipeline..",
                        ROOT + "mojo..")
                .because("from class file to IR there is no host program and no file format but the class file's");
        rule.check(PLUGIN);
    }

    @Test
    void nobodyCallsTheGoals() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "mojo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "mojo..")
                .because("goals are the outermost layer");
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
