package org.saltyos.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A build that a test starts: the same Maven in a process of its own, in a directory outside this build's modules. Its
 * output is kept in a file beside the directory.
 */
final class MavenBuild {
    private static final long MINUTES = 10;

    private final Path directory;
    private final Path localRepository;
    private final List<String> options = new ArrayList<>();
    private String jvmOptions = "";

    private MavenBuild(Path directory, Path localRepository) {
        this.directory = directory;
        this.localRepository = localRepository;
    }

    /**
     * A build as of a user who installed this project: artifacts of this build come from a repository made for the tests,
     * everything else from the repository of the outer build.
     */
    static MavenBuild asUser(Path directory) throws IOException {
        MavenBuild build = new MavenBuild(directory, property("saltyos.test.privateRepository"));
        Path settings = directory.resolveSibling("settings.xml");
        Files.createDirectories(directory);
        Files.writeString(settings, settings(property("saltyos.test.localRepository")));
        build.options.addAll(List.of("-s", settings.toString()));
        // These builds are short: the second compiler of the JVM would not pay.
        build.jvmOptions = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
        return build;
    }

    /** A build that uses the outer build's local repository and nothing else. */
    static MavenBuild offline(Path directory) {
        MavenBuild build = new MavenBuild(directory, property("saltyos.test.localRepository"));
        build.options.add("-o");
        return build;
    }

    /**
     * Runs Maven.
     *
     * @return its exit code and everything it wrote
     */
    Result run(String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Path maven = property("saltyos.test.maven").resolve("bin").resolve(windows ? "mvn.cmd" : "mvn");
        List<String> command = new ArrayList<>(List.of(
                maven.toString(), "-B", "-ntp", "-Dmaven.repo.local=" + localRepository, "-Dstyle.color=never"));
        command.addAll(options);
        command.addAll(List.of(arguments));
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("MAVEN_ARGS");
        builder.environment().put("MAVEN_OPTS", jvmOptions);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(command + " did not end within " + MINUTES + " minutes");
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(log));
    }

    /** A path that Failsafe hands to the tests. */
    static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run the tests with mvn verify");
        }
        return Path.of(value);
    }

    private static String settings(Path outerRepository) {
        String repository = "<id>outer</id><url>" + outerRepository.toUri() + "</url>"
                + "<releases><checksumPolicy>ignore</checksumPolicy></releases>"
                + "<snapshots><enabled>false</enabled></snapshots>";
        return "<settings><profiles><profile><id>outer</id>"
                + "<repositories><repository>" + repository + "</repository></repositories>"
                + "<pluginRepositories><pluginRepository>" + repository + "</pluginRepository></pluginRepositories>"
                + "</profile></profiles><activeProfiles><activeProfile>outer</activeProfile></activeProfiles></settings>\n";
    }

    /**
     * A finished build.
     *
     * @param exitCode 0 for success
     * @param output everything Maven wrote
     */
    record Result(int exitCode, String output) {}
}
