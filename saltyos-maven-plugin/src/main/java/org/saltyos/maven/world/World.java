package org.saltyos.maven.world;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.desugar.Desugaring;
import org.saltyos.maven.world.desugar.LambdaNames;

/**
 * Every class an image may consist of: read on demand from the class path, then from the running JDK. Not thread-safe.
 */
public final class World {
    /** Class files of Java n have the major version n + 44 (JVMS 4.1). */
    private static final int JAVA_VERSION = 44;

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String PACKAGE_INFO = "package-info";

    private final ClassSource source;
    private final List<Path> sourceRoots;
    private final boolean managed;
    private final Substitutions substitutions;
    private final Map<String, WorldClass> loaded = new HashMap<>();
    private final Map<WorldClass, WorldClass> superclasses = new HashMap<>();
    private final Map<WorldClass, Set<WorldClass>> interfaces = new HashMap<>();
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
        this.sourceRoots = List.copyOf(sourceRoots);
        this.managed = managed;
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
        Optional<byte[]> bytes = library ? libraryBytes(name) : own;
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
        ClassNode node = substitutions.apply(parse(name, bytes, library));
        boolean nullMarked = isNullMarked(node, library);
        List<ClassNode> lambdas =
                Desugaring.of(node, managed, other -> source.bytes(other).or(() -> libraryBytes(other)));
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
                    locate(c, 0),
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

    private static Optional<byte[]> libraryBytes(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ClassNode parse(String name, byte[] bytes, boolean library) {
        SourceLocation location = source.location(name);
        int version = bytes.length < 8 ? 0 : (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
        if (!library && version > Opcodes.V17) {
            throw new UserError(
                    DiagnosticCode.SALT0102,
                    location,
                    name.replace('/', '.') + " was compiled for Java " + (version - JAVA_VERSION) + ", but the newest"
                            + " class files that are understood are those of Java 17",
                    "try: set maven.compiler.release to 17; of a dependency, take the version for Java 17");
        }
        ClassNode node = new ClassNode();
        try {
            new ClassReader(bytes).accept(node, 0);
        } catch (RuntimeException e) { // ASM reports malformed input by whatever its parsing runs into
            throw new UserError(
                    DiagnosticCode.SALT0101,
                    location,
                    "the class file of " + name.replace('/', '.') + " is malformed or cut off",
                    "try: delete the target folder and compile again");
        }
        if (!name.equals(node.name)) { // null if the constant that should name it does not
            throw new UserError(
                    DiagnosticCode.SALT0101,
                    location,
                    "the class file of " + name.replace('/', '.') + " contains "
                            + (node.name == null ? "a class without a name" : "class " + node.name.replace('/', '.')),
                    "try: delete the target folder and compile again");
        }
        return node;
    }

    /** The method that a call of {@code owner.name} means, searched in superclasses, then interfaces; null if none. */
    public @Nullable Method resolveMethod(WorldClass owner, String name, String descriptor) {
        for (WorldClass c = owner; c != null; c = superclass(c)) {
            MethodNode node = c.method(name, descriptor);
            // Of Object, interfaces have only what is public.
            boolean hidden = owner.isInterface() && c != owner && node != null && !isPublicInstance(node);
            if (node != null && !hidden) {
                return new Method(c, node);
            }
        }
        return interfaceMethod(owner, name, descriptor);
    }

    private static boolean isPublicInstance(MethodNode node) {
        return (node.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC)) == Opcodes.ACC_PUBLIC;
    }

    /** The most specific method that a class has from its interfaces, a default one if there is one; null if none. */
    @Nullable
    Method interfaceMethod(WorldClass owner, String name, String descriptor) {
        Method found = null;
        for (WorldClass c : allInterfaces(owner)) {
            MethodNode node = c.method(name, descriptor);
            if (node != null
                    && isPublicInstance(node)
                    && (found == null || found.isAbstract() || isSubtype(c, found.owner()))) {
                found = new Method(c, node);
            }
        }
        return found;
    }

    /** The class that declares the field that {@code owner.name} means, or null. */
    public @Nullable WorldClass resolveField(WorldClass owner, String name) {
        for (WorldClass c = owner; c != null; c = superclass(c)) {
            if (c.field(name) != null) {
                return c;
            }
        }
        for (WorldClass c : allInterfaces(owner)) {
            if (c.field(name) != null) {
                return c;
            }
        }
        return null;
    }

    /** The superclass, null for Object. */
    public @Nullable WorldClass superclass(WorldClass c) {
        if (c.node().superName == null) {
            return null;
        }
        WorldClass known = superclasses.get(c);
        if (known == null) {
            known = get(c.node().superName);
            superclasses.put(c, known);
        }
        return known;
    }

    /** Every interface of a class, its superclasses and their superinterfaces, nearest first. */
    public Set<WorldClass> allInterfaces(WorldClass start) {
        Set<WorldClass> known = interfaces.get(start);
        if (known == null) {
            known = Collections.unmodifiableSet(findInterfaces(start));
            interfaces.put(start, known);
        }
        return known;
    }

    private Set<WorldClass> findInterfaces(WorldClass start) {
        Set<WorldClass> result = new LinkedHashSet<>();
        Deque<WorldClass> queue = new ArrayDeque<>();
        for (WorldClass c = start; c != null; c = superclass(c)) {
            queue.add(c);
        }
        while (!queue.isEmpty()) {
            for (String name : queue.remove().node().interfaces) {
                WorldClass each = get(name);
                if (result.add(each)) {
                    queue.add(each);
                }
            }
        }
        return result;
    }

    /** Whether every {@code sub} is a {@code base}. */
    public boolean isSubtype(WorldClass sub, WorldClass base) {
        if (sub == base || base.name().equals("java/lang/Object")) {
            return true;
        }
        if (base.isInterface()) {
            return allInterfaces(sub).contains(base);
        }
        for (WorldClass c = superclass(sub); c != null; c = superclass(c)) {
            if (c == base) {
                return true;
            }
        }
        return false;
    }

    /** The superclasses from just below Object down to the class itself. */
    public List<WorldClass> lineage(WorldClass c) {
        List<WorldClass> result = new ArrayList<>();
        for (WorldClass each = c; each != null && each.node().superName != null; each = superclass(each)) {
            result.add(0, each);
        }
        return result;
    }

    /** Whether a field keeps the value its initialiser gave it. */
    public static boolean isConstant(FieldNode field) {
        int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (field.access & constant) == constant;
    }

    /**
     * The place of something that has no code and so no line of its own: where the text of the class's source first
     * matches, or just the file when there is no source.
     */
    public SourceLocation locate(WorldClass c, Pattern text) {
        SourceLocation file = locate(c, 0);
        try {
            List<String> lines = Files.readAllLines(Path.of(file.file()));
            for (int i = 0; i < lines.size(); i++) {
                if (text.matcher(lines.get(i)).find()) {
                    return new SourceLocation(file.file(), i + 1);
                }
            }
        } catch (IOException | InvalidPathException e) {
            return file; // no source, or none in UTF-8: the file's name is all there is
        }
        return file;
    }

    /** The place of a method that has no code, such as a native one. */
    public SourceLocation locateDeclaration(Method method) {
        return locate(method.owner(), Pattern.compile("\\b" + Pattern.quote(method.name()) + "\\s*\\("));
    }

    /**
     * A place in a class's source: the file under a source root where there is one; for a class of a jar the jar and the
     * file's path in it; else the path in the package.
     */
    public SourceLocation locate(WorldClass c, int line) {
        String path = c.sourcePath();
        Path origin = c.isLibrary() ? null : source.root(c.name());
        List<Path> roots = new ArrayList<>(sourceRoots);
        if (origin != null && origin.endsWith(Path.of("target", "classes"))) {
            // Another module of the same build, in Maven's standard layout.
            roots.add(origin.resolve("../../src/main/java"));
        }
        for (Path root : roots) {
            try {
                Path file = root.resolve(path).toAbsolutePath().normalize();
                if (Files.isRegularFile(file)) {
                    return new SourceLocation(file.toString(), line);
                }
            } catch (InvalidPathException e) {
                break; // a class file can say anything
            }
        }
        boolean jar = origin != null && Files.isRegularFile(origin);
        return new SourceLocation(jar ? origin + "!" + path : path, line);
    }
}
