package org.saltyos.maven.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Explanations;
import org.saltyos.maven.diag.UserError;

/** Prints the page of a diagnostic code: the rule, why it exists, and examples; or lists all codes when none is given. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends AbstractSaltyMojo {
    /** Skips this goal. */
    @Parameter(property = "saltyos.explain.skip", defaultValue = "false")
    private boolean skipExplain;

    /** The code to explain, for example {@code SALT0401}; all codes are listed when it is empty. */
    @Parameter(property = "code")
    private String code = "";

    /** The same as {@code code}, with a name that no other plugin has. */
    @Parameter(property = "saltyos.code")
    private String prefixedCode = "";

    @Override
    boolean isSkipped() {
        return skipExplain;
    }

    @Override
    void run() {
        String wanted = code == null || code.isBlank() ? prefixedCode : code;
        if (wanted == null || wanted.isBlank()) {
            Arrays.stream(DiagnosticCode.values()).forEach(this::list);
            getLog().info("");
            getLog().info("mvn saltyos:explain -Dcode=SALT0401 prints the page of a code.");
            return;
        }
        Optional<DiagnosticCode> found = Explanations.find(wanted);
        if (found.isEmpty()) {
            throw unknown(wanted);
        }
        Explanations.page(found.get()).lines().forEach(getLog()::info);
    }

    private void list(DiagnosticCode each) {
        getLog().info(each + "  " + each.title());
    }

    private static UserError unknown(String wanted) {
        List<String> near = Explanations.near(wanted).stream()
                .map(each -> "did you mean " + each + " (" + each.title() + ")?")
                .toList();
        String[] notes =
                near.isEmpty() ? new String[] {"try: mvn saltyos:explain lists all"} : near.toArray(new String[0]);
        return new UserError(DiagnosticCode.SALT9001, null, "no diagnostic has the code " + wanted, notes);
    }
}
