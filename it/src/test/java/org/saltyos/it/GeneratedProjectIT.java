package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: generates a project from the archetype, builds and tests it, and makes the usual mistakes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedProjectIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Path project;

    @BeforeAll
    static void generate() throws Exception {
        Path empty = directory.resolve("empty");
        String version = System.getProperty("saltyos.test.version");
        MavenBuild.Result result = MavenBuild.asUser(empty)
                .run(
                        "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
                        "-DarchetypeGroupId=org.saltyos",
                        "-DarchetypeArtifactId=saltyos-server-archetype",
                        "-DarchetypeVersion=" + version,
                        "-DarchetypeCatalog=local",
                        "-DgroupId=com.example",
                        "-DartifactId=hello",
                        "-Dversion=1.0");
        assertThat(result.exitCode()).as(result.output()).isZero();
        project = empty.resolve("hello");
    }

    @Test
    @Order(1)
    void passesItsOwnTests() throws Exception {
        MavenBuild.Result result = build("verify");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(project.resolve("target/hello.iso")).isNotEmptyFile();
        assertThat(result.output()).contains("Running com.example.CounterTest");
        assertThat(result.output()).contains("Running com.example.CounterIT");
    }

    @Test
    @Order(2)
    void isUpToDateWhenNothingChanged() throws Exception {
        MavenBuild.Result result = build("package", "-DskipTests");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern("Checking +Up to date");
        assertThat(result.output()).containsPattern("Lowering +Up to date");
        assertThat(result.output()).containsPattern("Linking +Up to date");
        assertThat(result.output()).containsPattern("Image .*hello.iso +Up to date");
    }

    @Test
    @Order(3)
    void listsItsGoals() throws Exception {
        MavenBuild.Result result = build("saltyos:help");
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("saltyos:check", "saltyos:lower", "saltyos:link", "saltyos:image");
    }

    @Test
    @Order(4)
    void namesTheLineThatIsOutsideTheSubset() throws Exception {
        Path source = project.resolve("src/main/java/com/example/CounterLogic.java");
        String original = Files.readString(source);
        String changed = original.replace("long sum = count + amount;", "long sum = new long[1].length + amount;");
        Files.writeString(source, changed);
        int line = 1
                + (int) changed.substring(0, changed.indexOf("new long"))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        try {
            MavenBuild.Result result = build("package", "-DskipTests");
            assertThat(result.exitCode()).as(result.output()).isNotZero();
            assertThat(result.output()).contains("CounterLogic.java:[" + line + "] SALT0401");
            assertThat(result.output()).doesNotContain("compiler bug");
        } finally {
            Files.writeString(source, original);
        }
    }

    @Test
    @Order(5)
    void namesTheProviderThatNobodyOffers() throws Exception {
        Path source = project.resolve("src/main/java/com/example/CounterServer.java");
        String original = Files.readString(source);
        Files.writeString(source, original.replace("needs = \"console\"", "needs = {\"console\", \"teleporter\"}"));
        try {
            MavenBuild.Result result = build("package", "-DskipTests");
            assertThat(result.exitCode()).as(result.output()).isNotZero();
            assertThat(result.output()).contains("SALT2002").contains("teleporter");
        } finally {
            Files.writeString(source, original);
        }
    }

    @Test
    @Order(6)
    void explainsWrongParameters() throws Exception {
        MavenBuild.Result profile = build("package", "-DskipTests", "-Dsaltyos.profile=desktop");
        assertThat(profile.exitCode()).isNotZero();
        assertThat(profile.output()).contains("SALT9001: saltyos.profile is desktop");
        MavenBuild.Result name = build("package", "-DskipTests", "-Dsaltyos.image.name=../up");
        assertThat(name.exitCode()).isNotZero();
        assertThat(name.output()).contains("SALT9001: saltyos.image.name is \"../up\"");
        MavenBuild.Result qemu = build("saltyos:run", "-Dsaltyos.qemu=/nowhere/qemu");
        assertThat(qemu.exitCode()).isNotZero();
        assertThat(qemu.output()).contains("SALT4001");
    }

    private static MavenBuild.Result build(String... arguments) throws IOException, InterruptedException {
        return MavenBuild.asUser(project).run(arguments);
    }
}
