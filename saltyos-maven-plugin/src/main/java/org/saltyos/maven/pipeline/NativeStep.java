package org.saltyos.maven.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.link.NativeProgram;
import org.saltyos.maven.pipeline.worker.CompilerWorker;
import org.saltyos.maven.pipeline.worker.LowerJob;
import org.saltyos.maven.pipeline.worker.LowerResult;
import org.saltyos.maven.report.Sizes;
import org.saltyos.maven.tool.LlvmTools;

/**
 * From class files to a static Linux program: compiles what is reachable from a main method in the managed language, with
 * heap and collector, and links it.
 *
 * @param mainClass the class whose {@code main(String[])} runs
 * @param classPath its class path
 * @param sourceRoots folders where diagnostics look for sources
 * @param heapBytes address space of the heap
 * @param stackBytes size of the stack
 * @param toolClassPath the plugin and its dependencies, the runtime library among them
 * @param worker the compiler in its own JVM
 * @param tools the LLVM programs
 * @param work a directory for intermediate files and the stamp
 * @param executable the file that receives the program
 */
public record NativeStep(
        String mainClass,
        List<Path> classPath,
        List<Path> sourceRoots,
        long heapBytes,
        long stackBytes,
        List<Path> toolClassPath,
        CompilerWorker worker,
        LlvmTools tools,
        Path work,
        Path executable) {
    /**
     * Runs the step unless its output is current.
     *
     * @throws UserError if the class cannot be started, or what it needs is outside the language
     */
    public void run(Progress progress) {
        MainClass.check(mainClass, classPath);
        Stamp stamp = stamp();
        if (stamp.isCurrent()) {
            progress.stage("Native", executable + ": up to date");
            return;
        }
        stamp.invalidate();
        long start = System.nanoTime();
        List<Path> runtime = RuntimeLibrary.in(toolClassPath);
        LowerResult result = worker.lower(new LowerJob(request(runtime), work, true));
        if (!result.succeeded()) {
            throw new UserError(result.diagnostics());
        }
        result.diagnostics().forEach(progress::diagnostic);
        progress.stage("Lowering", result.methods() + " methods, " + Progress.since(start));
        List<Path> libraries = new ArrayList<>(classPath);
        libraries.addAll(runtime);
        List<Path> assembly = AssemblySources.collect(work.resolve("none"), libraries, work.resolve("asm"));
        new NativeProgram(work.resolve(LowerStep.OBJECT), MainClass.ENTRY, assembly, heapBytes, stackBytes)
                .link(tools, work.resolve("link"), executable);
        progress.stage("Native", executable + ", " + Sizes.text(size()) + ", " + Progress.since(start));
        stamp.write();
    }

    private LoweringRequest request(List<Path> runtime) {
        List<Path> path = new ArrayList<>(List.of(MainClass.writeCaller(mainClass, work.resolve("main"))));
        path.addAll(classPath);
        path.addAll(runtime);
        List<String> roots = new ArrayList<>(NativeProgram.ROOTS);
        roots.add(MainClass.ENTRY);
        return new LoweringRequest(mainClass, path, sourceRoots, LoweringRequest.PROGRAM, roots);
    }

    private long size() {
        try {
            return Files.size(executable);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + executable + ": " + e.getMessage(), e);
        }
    }

    private Stamp stamp() {
        Fingerprint fingerprint = new Fingerprint("native")
                .parameter("main", mainClass)
                .parameter("heap", heapBytes)
                .parameter("stack", stackBytes)
                .parameter("java", System.getProperty("java.version"))
                .files("tool", toolClassPath)
                .classes("classes", classPath);
        return new Stamp(work.resolve("stamps/native"), fingerprint, List.of(executable));
    }
}
