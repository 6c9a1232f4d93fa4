package org.saltyos.maven.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.bundle.CodeUse;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrVerifier;
import org.saltyos.maven.reach.ImageBuilder;
import org.saltyos.maven.subset.CodeContracts;
import org.saltyos.maven.subset.EffectReport;
import org.saltyos.maven.subset.ReachableImage;
import org.saltyos.maven.subset.SubsetRules;
import org.saltyos.maven.system.ManifestPlace;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.AssemblyOffsets;
import org.saltyos.maven.world.ClassSource;
import org.saltyos.maven.world.FloatingPoint;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * The compiler's first half: class files to checked, initialised, reachable IR. Runs initialisers of the module on this
 * JVM, so it belongs into a process of its own.
 */
public final class Lowering {
    private static final String EXPORT = "org.saltyos.lang.Export";
    private static final Pattern MANIFEST_TEXT = Pattern.compile("@(org\\.saltyos\\.basalt\\.)?(Server|Program)\\b");

    /** Exports what LLVM calls where it must not compute with the registers. */
    private static final String SOFTWARE = "org/saltyos/runtime/software/";

    private static final String SERVER = "org.saltyos.basalt.Server";
    private static final String PROGRAM = "org.saltyos.basalt.Program";

    private final LoweringRequest request;
    private Diagnostics diagnostics = new Diagnostics();
    private final World world;
    private final List<WorldClass> classes = new ArrayList<>();
    private final List<Diagnostic> unreadable = new ArrayList<>();

    private Lowering(LoweringRequest request) {
        this.request = request;
        boolean heap = HeapDeclaration.isIn(request);
        ClassSource source = new ClassSource(heap ? HeapDeclaration.classPath(request) : request.classPath());
        this.world = new World(source, request.sourceRoots(), heap || request.isProgram());
    }

    /** Lowers a module; the user's mistakes come back as diagnostics. */
    public static Lowered lower(LoweringRequest request) {
        try {
            return new Lowering(request).run();
        } catch (UserError e) {
            return new Lowered(
                    Optional.empty(),
                    e.diagnostics(),
                    "",
                    new EffectReport(List.of()),
                    List.of(),
                    Map.of(),
                    CodeUse.nothing(),
                    List.of(),
                    0,
                    new TreeMap<>());
        }
    }

    private Lowered run() {
        for (String name : world.source().names()) {
            try {
                classes.add(world.get(name));
            } catch (UserError e) {
                unreadable.addAll(e.diagnostics());
            }
        }
        unreadable.addAll(new InputCheck(world, ownClasses()).check(classes));
        unreadable.forEach(diagnostics::add);
        Set<String> objects = new TreeSet<>();
        while (true) {
            int known = objects.size();
            Lowered lowered = attempt(objects);
            if (objects.size() == known) {
                return lowered;
            }
            // Some records turned out to need identity; everything that took them for values is made again.
            diagnostics = new Diagnostics();
            unreadable.forEach(diagnostics::add);
        }
    }

    private Lowered attempt(Set<String> objects) {
        Map<String, Object> manifest = manifest();
        world.floatingPoint(FloatingPoint.of(request.profile(), manifest, world.isManaged()));
        ImageBuilder builder = new ImageBuilder(world, diagnostics, objects);
        boolean any = exportRoots(builder);
        if (request.classPath().isEmpty()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.SALT9001, null, "the class path is empty, so there is nothing to compile"));
        } else if (!any && !diagnostics.hasErrors()) {
            diagnostics.add(Diagnostic.error(
                    DiagnosticCode.SALT1305,
                    null,
                    "no method is annotated @Export, so there is nothing to start",
                    "try: annotate the main method with @Export(\"server_main\")"));
        }
        IrModule module = builder.build(request.moduleName());
        if (!diagnostics.hasErrors()) {
            IrVerifier.verify(module);
        }
        ReachableImage image = builder.reachable(request.profile());
        EffectReport effects = SubsetRules.check(image, diagnostics);
        String offsets = AssemblyOffsets.of(world, classes);
        return new Lowered(
                diagnostics.hasErrors() ? Optional.empty() : Optional.of(module),
                diagnostics.sorted(),
                offsets,
                effects,
                builder.unsafeUses(),
                manifest,
                CodeUses.of(image, manifest, own()),
                CodeContracts.of(image),
                builder.methodCount(),
                builder.callers());
    }

    private boolean exportRoots(ImageBuilder builder) {
        Map<String, Method> exported = new HashMap<>();
        Set<String> own = Set.copyOf(ownClasses());
        // The module's own classes come first: what they export hides the same symbol of a dependency, such as the
        // main method of a server whose protocol the module uses.
        List<WorldClass> ordered = new ArrayList<>(classes);
        ordered.sort(Comparator.comparing(c -> !own.contains(c.name())));
        boolean software = world.floatingPoint() == FloatingPoint.SOFTWARE;
        for (WorldClass c : ordered) {
            if (c.name().startsWith(SOFTWARE) && !software) {
                continue;
            }
            for (MethodNode node : c.node().methods) {
                Method method = new Method(c, node);
                Optional<Map<String, Object>> export = Annotations.of(node, EXPORT);
                String name = c.name().replace('/', '.') + "." + node.name + node.desc;
                if (export.isPresent()) {
                    String symbol = String.valueOf(export.get().get("value"));
                    Method other = exported.get(symbol);
                    if (other != null && own.contains(other.owner().name()) && !own.contains(c.name())) {
                        continue;
                    }
                    exported.put(symbol, method);
                    if (other != null) {
                        diagnostics.add(Diagnostic.error(
                                DiagnosticCode.SALT1301,
                                world.locator().locate(c, method.firstLine()),
                                "symbol " + symbol + " is exported by " + method.displayName() + " and by "
                                        + other.displayName()));
                    }
                    builder.export(method, symbol);
                } else if (request.extraRoots().contains(name)) {
                    exported.put(name, method);
                    builder.export(method, name);
                }
            }
        }
        if (!diagnostics.hasErrors()) {
            missingRoots(exported.keySet());
        }
        return !exported.isEmpty();
    }

    private void missingRoots(Set<String> found) {
        for (String root : request.extraRoots()) {
            if (!found.contains(root)) {
                String owner = root.substring(0, Math.max(0, root.lastIndexOf('.', Math.max(0, root.indexOf('(')))));
                WorldClass c = world.find(owner.replace('.', '/'));
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT1305,
                        c == null ? null : world.locator().locate(c, 0),
                        "the entry point " + root + " does not exist"
                                + (c == null ? ": there is no class " + owner : ""),
                        "try: the form package.Class.method(descriptor), for example Main.main()V"));
            }
        }
    }

    private List<String> ownClasses() {
        return request.classPath().isEmpty()
                ? List.of()
                : new ClassSource(List.<Path>of(request.classPath().get(0))).names();
    }

    private List<WorldClass> own() {
        Set<String> names = Set.copyOf(ownClasses());
        return classes.stream().filter(c -> names.contains(c.name())).toList();
    }

    /** The values of {@code @Server} or {@code @Program} on the module's main class. */
    private Map<String, Object> manifest() {
        Map<String, Object> result = new LinkedHashMap<>();
        for (String name : ownClasses()) {
            WorldClass c = world.isReadable(name) ? world.find(name) : null;
            Map<String, Object> declared = c == null ? Map.of() : declared(c);
            if (c == null || declared.isEmpty()) {
                continue;
            }
            if (!result.isEmpty()) {
                diagnostics.add(Diagnostic.error(
                        DiagnosticCode.SALT2001,
                        world.locator().locate(c, MANIFEST_TEXT),
                        "two classes are annotated @Server or @Program: " + result.get("mainClass") + " and " + c,
                        "why: a module is one server or program"));
                continue;
            }
            result.putAll(declared);
            result.put("mainClass", c.toString());
            SourceLocation place = world.locator().locate(c, MANIFEST_TEXT);
            result.put(ManifestPlace.SOURCE, place.file());
            result.put(ManifestPlace.PATH, c.sourcePath());
            result.put(ManifestPlace.LINE, place.line());
        }
        return result;
    }

    private static Map<String, Object> declared(WorldClass c) {
        Map<String, Object> values = new LinkedHashMap<>();
        Annotations.of(c.node(), SERVER).ifPresent(values::putAll);
        if (values.isEmpty()) {
            Annotations.of(c.node(), PROGRAM).ifPresent(program -> {
                values.putAll(program);
                values.put(ManifestPlace.KIND, ManifestPlace.PROGRAM);
            });
        }
        return values;
    }
}
