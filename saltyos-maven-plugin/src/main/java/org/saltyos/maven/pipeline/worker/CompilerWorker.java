package org.saltyos.maven.pipeline.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.LlvmTools;

/**
 * The compiler in a JVM of its own, started with the first job and kept for the next ones.
 *
 * <p>LLVM ends its process when it meets some of its own faults, and initialisers of the module run there; neither may
 * touch the build. Safe for use by several threads, one job at a time.
 */
public final class CompilerWorker implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Xms32m",
            "-Xmx256m",
            "-Xss8m",
            "-XX:-CreateCoredumpOnCrash",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.timezone=UTC",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.loadlibraries=false",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");

    private final Path javaHome;
    private final List<Path> classPath;
    private final LlvmTools tools;
    private final Duration limit;
    private @Nullable WorkerProcess process;

    /**
     * Prepares a worker; nothing is started yet.
     *
     * @param javaHome the JDK or JRE to run it
     * @param classPath the plugin and what it depends on
     * @param tools where the native libraries of LLVM come from
     * @param limit the time for one job; it ends the worker
     */
    public CompilerWorker(Path javaHome, List<Path> classPath, LlvmTools tools, Duration limit) {
        this.javaHome = javaHome;
        this.classPath = List.copyOf(classPath);
        this.tools = tools;
        this.limit = limit;
    }

    /**
     * Compiles a module.
     *
     * @return the user's mistakes, if any, among other things
     * @throws CompilerBug if the worker fails or dies
     * @throws UserError SALT0509 if it does not end in time, for which an initialiser that never ends is to blame
     */
    public synchronized LowerResult lower(LowerJob job) {
        try {
            WorkerProcess running = running();
            String answer = running.ask(Protocol.request(job), limit);
            Map<String, Object> map = JSON.std.mapFrom(answer);
            if (map.containsKey(Protocol.BUG)) {
                throw new CompilerBug("compiling " + job.request().moduleName() + " failed\n" + map.get(Protocol.BUG));
            }
            return Protocol.answer(map);
        } catch (WorkerProcess.Died e) {
            close();
            throw new CompilerBug("compiling " + job.request().moduleName() + " ended the compiler\n" + e.getMessage());
        } catch (WorkerProcess.TooSlow e) {
            close();
            throw new UserError(
                    DiagnosticCode.SALT0509,
                    null,
                    "compiling " + job.request().moduleName() + " did not end within " + limit.toSeconds() + " s",
                    "why: a static initialiser that never ends is the usual reason");
        } catch (IOException e) {
            close();
            throw new CompilerBug("cannot talk to the compiler's process", e);
        }
    }

    /** Ends the process, if it runs. */
    @Override
    public synchronized void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private WorkerProcess running() throws IOException {
        WorkerProcess running = process;
        if (running == null) {
            running = new WorkerProcess(command());
            process = running;
        }
        return running;
    }

    /** Images of the managed language hold objects of the JDK; their fields are read by reflection. */
    private static List<String> opened() {
        return Object.class.getModule().getPackages().stream()
                .sorted()
                .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                .toList();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(OPTIONS);
        command.addAll(opened());
        command.add("-cp");
        command.add(classPath.stream()
                .map(p -> p.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(WorkerMain.class.getName());
        tools.libraries().forEach(library -> command.add(library.toString()));
        return command;
    }
}
