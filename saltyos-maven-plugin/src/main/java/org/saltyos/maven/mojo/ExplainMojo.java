package org.saltyos.maven.mojo;

import java.util.Arrays;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/** Says what a diagnostic code means, or lists all codes when none is given. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends AbstractSaltyMojo {
    /** Skips this goal. */
    @Parameter(property = "saltyos.explain.skip", defaultValue = "false")
    private boolean skipExplain;

    /** The code to explain, for example {@code SALT0401}; all codes when empty. */
    @Parameter(property = "saltyos.code")
    private String code = "";

    @Override
    boolean isSkipped() {
        return skipExplain;
    }

    @Override
    void run() {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        long shown = Arrays.stream(DiagnosticCode.values())
                .filter(candidate -> wanted.isEmpty() || candidate.name().equals(wanted))
                .peek(candidate -> getLog().info(candidate + "  " + candidate.title()))
                .count();
        if (shown == 0) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "no diagnostic has the code " + code,
                    "try: mvn saltyos:explain without -Dsaltyos.code lists all");
        }
    }
}
