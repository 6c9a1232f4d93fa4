package org.saltyos.maven.mojo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.AssemblySources;
import org.saltyos.maven.pipeline.LinkStep;
import org.saltyos.maven.pipeline.LowerStep;

/** Assembles and links what {@code lower} compiled, and attaches the result as the module's bundle. */
@Mojo(
        name = "link",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class LinkMojo extends AbstractCompileMojo {
    /** Skips this goal. */
    @Parameter(property = "saltyos.link.skip", defaultValue = "false")
    private boolean skipLink;

    /** Directory of the module's own assembly files ({@code *.S}); it may be missing. */
    @Parameter(property = "saltyos.assemblyDirectory", defaultValue = "${project.basedir}/src/main/asm/x86_64")
    private String assemblyDirectory = "";

    /** Linker script; a server needs none. */
    @Parameter(property = "saltyos.linkerScript")
    private String linkerScript = "";

    /**
     * Bytes of the stack the code runs on, checked against the deepest path; 0 takes the value of the server's manifest.
     */
    @Parameter(property = "saltyos.stackBytes", defaultValue = "0")
    private long stackBytes;

    @Inject
    private MavenProjectHelper projectHelper;

    @Override
    boolean isSkipped() {
        return skipLink;
    }

    @Override
    void run() {
        if (!hasClasses() || !Files.isRegularFile(output().resolve(LowerStep.OBJECT))) {
            getLog().debug("Nothing was lowered");
            return;
        }
        Path bundle = Path.of(project.getBuild().getDirectory())
                .resolve(project.getBuild().getFinalName() + "-" + Bundles.CLASSIFIER + "." + Bundles.TYPE);
        List<Path> assembly =
                AssemblySources.collect(Path.of(assemblyDirectory), dependencies(), output().resolve("asm"));
        new LinkStep(
                        project.getArtifactId(),
                        assembly,
                        script(),
                        stackBytes,
                        toolClassPath(),
                        llvmTools(),
                        output(),
                        bundle)
                .run(progress());
        projectHelper.attachArtifact(project, Bundles.TYPE, Bundles.CLASSIFIER, bundle.toFile());
    }

    private Optional<Path> script() {
        if (linkerScript.isEmpty()) {
            return Optional.empty();
        }
        Path script = project.getBasedir().toPath().resolve(linkerScript);
        if (!Files.isRegularFile(script)) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    SourceLocation.file(script.toString()),
                    "saltyos.linkerScript names a file that does not exist");
        }
        return Optional.of(script);
    }
}
