package org.saltyos.maven.mojo;

import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.saltyos.maven.pipeline.LowerStep;
import org.saltyos.maven.pipeline.Progress;
import org.saltyos.maven.pipeline.worker.CompilerWorker;

/** Checks the module's classes, runs their initialisers, and compiles what is reachable to an object file. */
@Mojo(
        name = "lower",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class LowerMojo extends AbstractCompileMojo {
    /** Skips this goal. */
    @Parameter(property = "saltyos.lower.skip", defaultValue = "false")
    private boolean skipLower;

    @Override
    boolean isSkipped() {
        return skipLower;
    }

    @Override
    void run() {
        if (hasClasses()) {
            lower(this, true, progress());
        }
    }

    /** Runs the step of this goal or, without emitting code, that of {@code check}. */
    static void lower(AbstractCompileMojo mojo, boolean emit, Progress progress) {
        Path java = Path.of(System.getProperty("java.home"));
        try (CompilerWorker worker =
                new CompilerWorker(java, mojo.toolClassPath(), mojo.llvmTools(), mojo.compilerLimit())) {
            LowerStep step =
                    new LowerStep(mojo.request(), mojo.policy(), mojo.toolClassPath(), worker, mojo.output(), emit);
            step.run(progress);
            if (!mojo.why().isEmpty()) {
                step.explain(mojo.why(), progress);
            }
        }
    }
}
