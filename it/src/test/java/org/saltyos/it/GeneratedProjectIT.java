package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: generates projects from the archetypes, builds and tests them, and makes the usual mistakes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GeneratedProjectIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    /** One project of each archetype: its kind, and what it is called. */
    private static final Map<String, String> PROJECTS =
            new TreeMap<>(Map.of("server", "hello", "program", "tally", "driver", "clock", "system", "appliance"));

    private static Path all;
    private static Path project;

    @BeforeAll
    static void generate() throws Exception {
        all = directory.resolve("all");
        for (Map.Entry<String, String> entry : PROJECTS.entrySet()) {
            MavenBuild.Result result = generate(all, entry.getKey(), entry.getValue());
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
        // So that Maven starts once for all; the projects do not know of it.
        String modules = PROJECTS.values().stream()
                .map(name -> "<module>" + name + "</module>")
                .collect(Collectors.joining());
        Files.writeString(
                all.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>all</artifactId>"
                        + "<version>1.0</version><packaging>pom</packaging><modules>" + modules
                        + "</modules></project>");
        project = all.resolve(PROJECTS.get("server"));
    }

    private static MavenBuild.Result generate(Path into, String kind, String name)
            throws IOException, InterruptedException {
        return MavenBuild.asUser(into)
                .run(
                        "org.apache.maven.plugins:maven-archetype-plugin:3.4.1:generate",
                        "-DarchetypeGroupId=org.saltyos",
                        "-DarchetypeArtifactId=saltyos-" + kind + "-archetype",
                        "-DarchetypeVersion=" + System.getProperty("saltyos.test.version"),
                        "-DarchetypeCatalog=local",
                        "-DgroupId=com.example",
                        "-DartifactId=" + name,
                        "-Dversion=1.0");
    }

    @Test
    @Order(1)
    void theyPassTheirOwnTests() throws Exception {
        MavenBuild.Result result = MavenBuild.asUser(all).run("verify");
        assertThat(result.exitCode()).as(result.output()).isZero();
        for (String name : PROJECTS.values()) {
            assertThat(all.resolve(name + "/target/" + name + ".iso")).isNotEmptyFile();
        }
        for (String test : List.of(
                "CounterTest",
                "CounterIT",
                "TallyTest",
                "TallyIT",
                "ClockTest",
                "CalendarDateTest",
                "ClockIT",
                "SystemIT")) {
            assertThat(result.output()).contains("Running com.example." + test);
        }
    }

    /** It would become the name of a server, and no server can have that name. */
    @Test
    @Order(1)
    void aNameThatCannotBeIsRefused() throws Exception {
        MavenBuild.Result result = generate(directory.resolve("wrong"), "server", "Bad_Name");
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output())
                .contains("artifactId is 'Bad_Name'", "the name of the server", "try: -DartifactId=bad-name");
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
