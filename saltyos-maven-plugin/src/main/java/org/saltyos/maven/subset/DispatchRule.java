package org.saltyos.maven.subset;

import java.util.stream.Collectors;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;

/** SALT0601: in the kernel a call has few possible targets, so that its cost can be seen. */
final class DispatchRule {
    private static final int MOST_TARGETS = 8;

    private final ClosedCalls calls;

    DispatchRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        if (!calls.image().profile().equals("kernel")) {
            return;
        }
        for (Method method : calls.ownMethods()) {
            for (CallSite site : calls.of(method)) {
                if (site.targets().size() > MOST_TARGETS) {
                    calls.error(
                            DiagnosticCode.SALT0601,
                            method,
                            site.line(),
                            site.declared().displayName() + " has "
                                    + site.targets().size() + " targets here, more than " + MOST_TARGETS,
                            "targets: "
                                    + site.targets().stream()
                                            .map(Method::displayName)
                                            .collect(Collectors.joining(", ")),
                            "why: a call is a switch over the classes that exist, and the kernel's paths are short",
                            "try: a switch over an enum, or fewer implementations");
                }
            }
        }
    }
}
