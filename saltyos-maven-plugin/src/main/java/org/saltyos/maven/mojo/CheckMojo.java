package org.saltyos.maven.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.codehaus.plexus.build.BuildContext;
import org.codehaus.plexus.component.repository.exception.ComponentLookupException;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.Progress;

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

    /** Outside an IDE there may be nobody to show messages. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession buildSession;

    @Override
    boolean isSkipped() {
        return skipCheck;
    }

    @Override
    void run() {
        if (!hasClasses()) {
            return;
        }
        List<Path> sources =
                project.getCompileSourceRoots().stream().map(Path::of).toList();
        Path pom = project.getFile().toPath();
        BuildContext context = context();
        if (context == null) {
            LowerMojo.lower(this, false, progress());
            return;
        }
        IdeMessages messages = new IdeMessages(context, sources);
        if (!messages.isNeeded(Path.of(project.getBuild().getOutputDirectory()), pom)) {
            getLog().debug("Nothing has changed in the IDE");
            return;
        }
        List<Diagnostic> found = new ArrayList<>();
        try {
            LowerMojo.lower(this, false, keeping(progress(), found));
        } catch (UserError e) {
            found.addAll(e.diagnostics());
            throw e;
        } finally {
            messages.show(found, pom);
        }
    }

    /** An IDE's build context, asked for by hand: a plugin cannot demand what Maven alone may not have. */
    @SuppressWarnings("deprecation") // the only way to a component that need not be there
    private @Nullable BuildContext context() {
        try {
            return buildSession.getContainer().hasComponent(BuildContext.class)
                    ? buildSession.getContainer().lookup(BuildContext.class)
                    : null;
        } catch (ComponentLookupException e) {
            getLog().debug("No build context of an IDE: " + e.getMessage());
            return null;
        }
    }

    /** The same progress, with its diagnostics kept. */
    private static Progress keeping(Progress progress, List<Diagnostic> kept) {
        return new Progress() {
            @Override
            public void stage(String title, String detail) {
                progress.stage(title, detail);
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                kept.add(diagnostic);
                progress.diagnostic(diagnostic);
            }

            @Override
            public void detail(String text) {
                progress.detail(text);
            }
        };
    }
}
