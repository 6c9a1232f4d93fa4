package org.saltyos.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        aggregate(all, PROJECTS.values());
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
            assertThat(all.resolve(name + "/target/saltyos/report.html")).isNotEmptyFile();
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
        // The system's test asked it for its servers, so the report knows when they were ready.
        assertThat(all.resolve("appliance/target/saltyos/report.json"))
                .content()
                .contains("readyMillis");
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

    /** Builds again with nothing changed, lists the goals, and runs with a QEMU that is not there: one start of Maven. */
    @Test
    @Order(2)
    void isUpToDateWhenNothingChangedAndListsItsGoals() throws Exception {
        MavenBuild.Result result = MavenBuild.asUser(project)
                .run("package", "saltyos:help", "saltyos:run", "-DskipTests", "-Dsaltyos.qemu=/nowhere/qemu");
        assertThat(result.output()).containsPattern("Checking +Up to date");
        assertThat(result.output()).containsPattern("Lowering +Up to date");
        assertThat(result.output()).containsPattern("Linking +Up to date");
        assertThat(result.output()).containsPattern("Image .*hello.iso +Up to date");
        assertThat(result.output()).contains("saltyos:check", "saltyos:lower", "saltyos:link", "saltyos:image");
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("SALT4001");
    }

    /** Each mistake in a copy of the project; Maven builds them all and fails at the end. */
    @Test
    @Order(3)
    void mistakesAreNamedWhereTheyAre() throws Exception {
        Path broken = Files.createDirectories(directory.resolve("broken"));
        int line = change(
                copy("hello", broken, "subset").resolve("src/main/java/com/example/CounterLogic.java"),
                "long sum = count + amount;",
                "long sum = new long[1].length + amount;");
        property(copy("hello", broken, "profile"), "saltyos.profile", "desktop");
        Path whole = copy("hello", broken, "whole");
        change(
                whole.resolve("src/main/java/com/example/CounterServer.java"),
                "needs = \"console\"",
                "needs = {\"console\", \"teleporter\"}");
        property(whole, "saltyos.memory", "8");
        property(copy("appliance", broken, "image"), "saltyos.image.name", "../up");
        aggregate(broken, List.of("subset", "profile", "whole", "image"));
        MavenBuild.Result result = MavenBuild.asUser(broken).run("package", "-Dmaven.test.skip", "-fae");
        assertThat(result.exitCode()).as(result.output()).isNotZero();
        assertThat(result.output())
                .contains("CounterLogic.java:[" + line + "] SALT0401")
                .containsPattern("CounterServer.java:\\[\\d+\\] SALT2002.*teleporter")
                .contains("SALT2006: server init: memory:")
                .contains("SALT9001: saltyos.profile is desktop")
                .contains("SALT9001: saltyos.image.name is \"../up\"")
                .doesNotContain("compiler bug");
    }

    /** A copy of a project's sources under another name. */
    private static Path copy(String original, Path into, String name) throws IOException {
        Path source = all.resolve(original);
        Path target = into.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = source.relativize(file);
                if (!relative.startsWith("target")) {
                    Files.createDirectories(target.resolve(relative).getParent());
                    Files.copy(file, target.resolve(relative));
                }
            }
        }
        change(
                target.resolve("pom.xml"),
                "<artifactId>" + original + "</artifactId>",
                "<artifactId>" + name + "</artifactId>");
        return target;
    }

    private static void property(Path module, String name, String value) throws IOException {
        change(module.resolve("pom.xml"), "<properties>", "<properties><" + name + ">" + value + "</" + name + ">");
    }

    /** Changes a file and returns the line of the change. */
    private static int change(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(from);
        Files.writeString(file, before.replace(from, to));
        return 1
                + (int) before.substring(0, before.indexOf(from))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static void aggregate(Path directory, Collection<String> names) throws IOException {
        String modules =
                names.stream().map(name -> "<module>" + name + "</module>").collect(Collectors.joining());
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>all</artifactId>"
                        + "<version>1.0</version><packaging>pom</packaging><modules>" + modules
                        + "</modules></project>");
    }
}
