package org.saltyos.maven.mojo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.Severity;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.pipeline.Progress;

/**
 * What all goals share: the skip flag, the output directory, and how failures reach the user. A mistake in the user's
 * project is a build failure with located messages; a fault of the toolchain keeps its stack trace.
 */
abstract class AbstractSaltyMojo extends AbstractMojo {
    /** The project the goal runs in. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession mavenSession;

    /** Skips every goal of this plugin. */
    @Parameter(property = "saltyos.skip", defaultValue = "false")
    private boolean skip;

    /** Directory that receives everything the goals write. */
    @Parameter(property = "saltyos.outputDirectory", defaultValue = "${project.build.directory}/saltyos")
    private String outputDirectory;

    /** Runs the goal; what it throws is turned into Maven's two kinds of failure. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || isSkipped()) {
            getLog().info("Skipped");
            return;
        }
        try {
            run();
        } catch (UserError e) {
            ParameterPlaces places = new ParameterPlaces(
                    project.getModel(),
                    execution,
                    mavenSession.getUserProperties().stringPropertyNames());
            e.diagnostics().forEach(d -> print(places.located(d)));
            long errors = e.diagnostics().stream()
                    .filter(d -> d.severity() == Severity.ERROR)
                    .count();
            throw new MojoFailureException(errors == 1 ? "1 error, see above" : errors + " errors, see above");
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (CompilerBug e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (RuntimeException e) {
            CompilerBug bug = new CompilerBug(e.toString(), e);
            throw new MojoExecutionException(bug.getMessage(), bug);
        }
    }

    /** The work of the goal. */
    abstract void run() throws MojoExecutionException;

    /** Whether the skip flag of this goal is set. */
    abstract boolean isSkipped();

    /** Where everything is written. */
    final Path output() {
        return Path.of(outputDirectory);
    }

    /** Shows the events of the pipeline in Maven's log. */
    final Progress progress() {
        return new Progress() {
            @Override
            public void stage(String title, String detail) {
                getLog().info(String.format("%-13s %s", title, detail));
            }

            @Override
            public void diagnostic(Diagnostic diagnostic) {
                print(diagnostic);
            }

            @Override
            public void detail(String text) {
                getLog().debug(text);
            }
        };
    }

    private void print(Diagnostic diagnostic) {
        for (String line : List.of(diagnostic.render().split("\n"))) {
            switch (diagnostic.severity()) {
                case ERROR -> getLog().error(line);
                case WARNING -> getLog().warn(line);
            }
        }
    }
}
