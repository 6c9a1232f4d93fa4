package org.saltyos.maven.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.reach.UnsafeUse;

/**
 * Where a module may be unsafe, and how often.
 *
 * @param packages the packages, {@code a.b.*} with those below; empty: everywhere
 * @param most unsafe operations in live code, negative: any number
 */
public record UnsafePolicy(List<String> packages, int most) {
    /** Permits everything. */
    public static final UnsafePolicy NONE = new UnsafePolicy(List.of(), -1);

    /** Keeps a copy of the list. */
    public UnsafePolicy {
        packages = List.copyOf(packages);
    }

    /**
     * Checks the unsafe operations of an image.
     *
     * @throws UserError SALT0802 for those elsewhere, SALT0804 when there are too many
     */
    public void require(List<UnsafeUse> uses) {
        List<Diagnostic> problems = new ArrayList<>();
        for (UnsafeUse use : uses) {
            if (!packages.isEmpty() && packages.stream().noneMatch(name -> contains(name, use))) {
                problems.add(Diagnostic.error(
                        DiagnosticCode.SALT0802,
                        use.location(),
                        use.method() + " uses " + use.operation() + ", but its package is not one of <unsafePackages>",
                        "why: raw memory and assembly stay where reviewers look for them",
                        "allowed: " + String.join(", ", packages)));
            }
        }
        if (most >= 0 && uses.size() > most) {
            problems.add(Diagnostic.error(
                    DiagnosticCode.SALT0804,
                    null,
                    "the image has " + uses.size() + " unsafe operations, more than <maxUnsafe>" + most
                            + "</maxUnsafe>",
                    "why: the number is what the module promised its reviewers",
                    "try: read target/saltyos/unsafe.json, and raise the number only with a reason"));
        }
        if (!problems.isEmpty()) {
            throw new UserError(problems);
        }
    }

    private static boolean contains(String name, UnsafeUse use) {
        // Of a dependency's class the place is the jar, "!", and the path in it.
        String file = "/" + use.location().file().replace('\\', '/').replace('!', '/');
        int slash = file.lastIndexOf('/');
        boolean below = name.endsWith(".*");
        String folder = "/" + (below ? name.substring(0, name.length() - 2) : name).replace('.', '/') + "/";
        return below ? file.contains(folder) : file.substring(0, slash + 1).endsWith(folder);
    }
}
