package org.saltyos.maven.system;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;

/**
 * What a program declares about itself (the values of {@code org.saltyos.basalt.Program}), checked on its own;
 * {@link ProgramPlan} checks it against the others.
 *
 * @param where the place to mend it, for messages
 * @param name its file in {@code /bin}
 * @param links further names in {@code /bin}
 * @param needs services it calls directly
 * @param stackBytes stack of its thread
 * @param heapBytes heap of the managed language, 0 for none
 * @param floatingPoint whether it has floating-point registers
 */
public record ProgramManifest(
        SourceLocation where,
        String name,
        List<String> links,
        List<String> needs,
        long stackBytes,
        long heapBytes,
        boolean floatingPoint) {
    /** The defaults and limits of org.saltyos.basalt.Program, in bytes. */
    private static final long DEFAULT_STACK = 65_536;

    private static final long STACK_LIMIT = 16L << 20;
    private static final Pattern NAME = Pattern.compile("[a-z\\[][a-z0-9._-]{0,30}");
    private static final String NAME_RULE =
            "lower-case letters, digits, dashes, dots and underscores, at most 31, a letter first";
    private static final Set<String> FIELDS =
            new TreeSet<>(List.of("name", "links", "needs", "stack", "heapBytes", "floatingPoint"));

    public ProgramManifest {
        links = List.copyOf(links);
        needs = List.copyOf(needs);
    }

    /**
     * Reads and checks one manifest.
     *
     * @param values by field name; a missing field has its default
     * @param where the place to mend it, for messages
     * @param diagnostics receives every error (SALT2001)
     * @return the manifest, empty if it has an error
     */
    public static Optional<ProgramManifest> read(
            Map<String, Object> values, SourceLocation where, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        ManifestReader in = new ManifestReader(values, where, own, "program");
        String name = in.name(NAME, NAME_RULE);
        in.requireFields(FIELDS);
        ProgramManifest manifest = new ProgramManifest(
                where,
                name,
                links(in, name),
                in.services("needs"),
                in.size("stack", DEFAULT_STACK, 1, STACK_LIMIT),
                in.heap(),
                in.flag("floatingPoint"));
        own.sorted().forEach(diagnostics::add);
        return own.hasErrors() ? Optional.empty() : Optional.of(manifest);
    }

    private static List<String> links(ManifestReader in, String name) {
        Set<String> links = new LinkedHashSet<>();
        for (Object item : in.list("links")) {
            String link = String.valueOf(item);
            if (!NAME.matcher(link).matches()) {
                in.error("links", ManifestReader.quoted(link) + " is not a name", NAME_RULE);
            } else if (link.equals(name) || !links.add(link)) {
                in.error("links", ManifestReader.quoted(link) + " is listed twice", "each name once");
            }
        }
        return List.copyOf(links);
    }
}
