package org.saltyos.maven.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.desugar.Desugaring;
import org.saltyos.maven.world.desugar.LambdaNames;

/**
 * Every class an image may consist of: read on demand from the class path, then from the running JDK. Not thread-safe.
 */
public final class World {
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String PACKAGE_INFO = "package-info";

    private final ClassSource source;
    private final boolean managed;
    private final Substitutions substitutions;
    private final Hierarchy hierarchy = new Hierarchy(this);
    private final SourceLocator locator;
    private final Map<String, WorldClass> loaded = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private FloatingPoint floatingPoint = FloatingPoint.NEVER;

    /**
     * A world over a class path.
     *
     * @param sourceRoots folders in which the sources of located diagnostics are looked for
     * @param managed whether objects are made at run time, see {@link #isManaged}; string concatenation becomes code then,
     *     otherwise it stays a call site
     */
    public World(ClassSource source, List<Path> sourceRoots, boolean managed) {
        this.source = source;
        this.managed = managed;
        this.locator = new SourceLocator(source, sourceRoots);
        this.substitutions = new Substitutions(managed ? source : new ClassSource(List.of()));
    }

    /**
     * Whether the image is in the managed language: objects are made at run time on a collected heap, and exceptions,
     * strings and the library are those of Java. Otherwise it is in the static language, in which all objects are made at
     * build time.
     */
    public boolean isManaged() {
        return managed;
    }

    /** The internal name of the class that has the value of a static field at build time. */
    public String fieldOwner(WorldClass owner, String field) {
        return substitutions.fieldOwner(owner.name(), field);
    }

    /** Whether the body of a method of the JDK was written for images. */
    public boolean isSubstituted(Method method) {
        return substitutions.isSubstituted(method);
    }

    /** The internal name under which the image knows a class of the build's JVM. */
    public String nameInImage(String name) {
        return substitutions.nameInImage(name);
    }

    /** How the classes are related. */
    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /** Where the sources of the classes are. */
    public SourceLocator locator() {
        return locator;
    }

    /** The class path part. */
    public ClassSource source() {
        return source;
    }

    /** Whether the image may use floating point; not until it is allowed. */
    public FloatingPoint floatingPoint() {
        return floatingPoint;
    }

    /** Sets the rule for floating point, before any type is looked at. */
    public void floatingPoint(FloatingPoint rule) {
        floatingPoint = rule;
    }

    /**
     * A class by internal name, null when neither class path nor JDK has it. The class of a lambda is found by its name.
     *
     * @throws UserError SALT0101, SALT0102 when its file cannot be understood
     */
    public @Nullable WorldClass find(String name) {
        WorldClass known = loaded.get(name);
        if (known != null || missing.contains(name)) {
            return known;
        }
        Optional<byte[]> own = source.bytes(name);
        boolean library = own.isEmpty();
        Optional<byte[]> bytes = library ? ClassFiles.ofLibrary(name) : own;
        if (bytes.isPresent()) {
            load(name, bytes.get(), library);
        } else {
            String outer = LambdaNames.outer(name);
            if (outer == null || find(outer) == null || !loaded.containsKey(name)) {
                missing.add(name);
            }
        }
        return loaded.get(name);
    }

    private void load(String name, byte[] bytes, boolean library) {
        ClassNode node = substitutions.apply(ClassFiles.parse(name, bytes, library, source.location(name)));
        boolean nullMarked = isNullMarked(node, library);
        List<ClassNode> lambdas =
                Desugaring.of(node, managed, other -> source.bytes(other).or(() -> ClassFiles.ofLibrary(other)));
        List<String> names = lambdas.stream().map(each -> each.name).toList();
        loaded.put(name, new WorldClass(node, library, nullMarked, names));
        for (ClassNode lambda : lambdas) {
            // Its methods take what the interface's take, and nobody wrote annotations on them.
            loaded.put(lambda.name, new WorldClass(lambda, library, false, List.of()));
        }
        if (!library) {
            checkHierarchy(name);
        }
    }

    /** Every walk over superclasses relies on their having an end. */
    private void checkHierarchy(String name) {
        Set<String> seen = new LinkedHashSet<>();
        try {
            for (WorldClass c = find(name); c != null && !c.isLibrary(); c = find(c.node().superName)) {
                if (c.node().superName == null || !seen.add(c.name())) {
                    throw new UserError(
                            DiagnosticCode.SALT0101,
                            source.location(name),
                            c.node().superName == null
                                    ? c + " has no superclass"
                                    : c + " is its own superclass: "
                                            + String.join(" -> ", seen).replace('/', '.'),
                            "try: delete the target folder and compile again");
                }
            }
        } catch (UserError e) {
            loaded.remove(name);
            throw e;
        }
    }

    /**
     * The class file of a part of the run-time library as it is: on the build's JVM the classes that replace others have
     * names of their own. Empty for every other class.
     */
    public Optional<byte[]> runtimeClassFile(String name) {
        return substitutions.renames(name) ? source.bytes(name) : Optional.empty();
    }

    /** The class as a file for a JVM: call sites rewritten, the lambdas of the whole nest among its members. */
    public byte[] classFile(WorldClass c) {
        ClassNode node = c.node();
        if (node.nestHostClass == null) {
            Set<String> members = new LinkedHashSet<>(c.lambdas());
            if (node.nestMembers != null) {
                members.addAll(node.nestMembers);
                for (String name : node.nestMembers) {
                    WorldClass member = find(name);
                    members.addAll(member == null ? List.of() : member.lambdas());
                }
            }
            if (!members.isEmpty()) {
                node.nestMembers = new ArrayList<>(members);
                // Older class files have no nests.
                node.version = (node.version & 0xffff) < Opcodes.V11 ? Opcodes.V11 : node.version;
            }
        }
        try {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            return writer.toByteArray();
        } catch (RuntimeException e) { // what ASM could read but cannot write, no compiler made
            throw new UserError(
                    DiagnosticCode.SALT0101,
                    locator.locate(c, 0),
                    "class file " + c.name() + " is malformed (" + e.getClass().getSimpleName() + ")",
                    "try: delete the target folder and compile again");
        }
    }

    /** The static language is null-marked everywhere; in the managed one it is what says so. */
    private boolean isNullMarked(ClassNode node, boolean library) {
        if (library || !managed) {
            return !library;
        }
        if (Annotations.of(node, NULL_MARKED).isPresent()) {
            return true;
        }
        if (node.name.endsWith(PACKAGE_INFO)) {
            return false;
        }
        int dollar = node.name.lastIndexOf('$');
        WorldClass around = dollar > 0 ? find(node.name.substring(0, dollar)) : null;
        if (around == null) {
            around = find(node.name.substring(0, node.name.lastIndexOf('/') + 1) + PACKAGE_INFO);
        }
        return around != null && around.isNullMarked();
    }

    /** Whether a class exists and can be understood. */
    public boolean isReadable(String name) {
        try {
            return find(name) != null;
        } catch (UserError e) {
            return false; // whoever needs the class tells why
        }
    }

    /**
     * A class that must exist.
     *
     * @throws UserError SALT0109 when it does not
     */
    public WorldClass get(String name) {
        WorldClass found = find(name);
        if (found == null) {
            throw new UserError(
                    DiagnosticCode.SALT0109,
                    null,
                    "class " + name.replace('/', '.') + " is neither on the class path nor in the JDK",
                    "try: add the dependency that contains it");
        }
        return found;
    }

    /** Whether a field keeps the value its initialiser gave it. */
    public static boolean isConstant(FieldNode field) {
        int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (field.access & constant) == constant;
    }
}
