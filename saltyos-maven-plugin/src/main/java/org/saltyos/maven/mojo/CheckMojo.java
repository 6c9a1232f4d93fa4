package org.saltyos.maven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Checks the module's classes against the subset of Java that can be compiled, without compiling them. */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class CheckMojo extends AbstractCompileMojo {
    /** Skips this goal. */
    @Parameter(property = "saltyos.check.skip", defaultValue = "false")
    private boolean skipCheck;

    @Override
    boolean isSkipped() {
        return skipCheck;
    }

    @Override
    void run() {
        if (hasClasses()) {
            LowerMojo.lower(this, false);
        }
    }
}
