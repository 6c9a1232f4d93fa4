package org.saltyos.maven.heap;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;
import org.saltyos.maven.world.desugar.LambdaNames;

/** Initialises classes at build time and reads what they left in fields. */
public final class Initialisers {
    private static final int DEEPEST_TRACE = 8;

    private final World world;
    private final BuildTimeLoader loader;
    private final Map<String, Class<?>> initialised = new HashMap<>();
    private final Map<String, UserError> failed = new HashMap<>();

    public Initialisers(World world) {
        this.world = world;
        // Has the JDK make what it otherwise makes when it first needs it.
        Objects.requireNonNull(List.of());
        this.loader = new BuildTimeLoader(world);
    }

    /**
     * Runs a class's static initialiser unless it ran.
     *
     * @throws UserError SALT0509 with the initialiser's stack, SALT0501 when it asked for something a build must not use
     */
    public Class<?> initialise(WorldClass c) {
        Class<?> known = initialised.get(c.name());
        if (known != null) {
            return known;
        }
        UserError before = failed.get(c.name());
        if (before != null) { // the JVM would only say that it failed before
            throw before;
        }
        try {
            Class<?> result = c.isLambda() && c.isLibrary() ? libraryLambda(c) : load(c.name());
            initialised.put(c.name(), result);
            return result;
        } catch (ClassNotFoundException | Error e) { // an initialiser may end with any error, AssertionError for one
            Throwable cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            UserError failure = failure(c, cause);
            failed.put(c.name(), failure);
            throw failure;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name.replace('/', '.'), true, loader);
    }

    private Class<?> libraryLambda(WorldClass c) throws ClassNotFoundException {
        Class<?> outer = load(Objects.requireNonNull(LambdaNames.outer(c.name())));
        return LibraryLambdas.define(outer, c.name().replace('/', '.'), world.classFile(c));
    }

    private UserError failure(WorldClass c, Throwable cause) {
        SourceLocation location = world.locator().locate(c, lineOf(c, cause));
        if (cause instanceof Forbidden.OutsideWorld) {
            return new UserError(
                    DiagnosticCode.SALT0501,
                    location,
                    "the static initialiser of " + c + " calls " + cause.getMessage(),
                    "why: initialisers run at build time, and a build gives the same image every time",
                    "try: compute the value at run time, or write it down as a constant");
        }
        if (cause instanceof NoClassDefFoundError && cause.getCause() instanceof ClassNotFoundException) {
            return new UserError(
                    DiagnosticCode.SALT0109,
                    location,
                    "class " + String.valueOf(cause.getMessage()).replace('/', '.') + ", which " + c
                            + " needs, is neither on the class path nor in the JDK",
                    "try: add the dependency that contains it");
        }
        if (cause instanceof Forbidden.IdentityHash) {
            return new UserError(
                    DiagnosticCode.SALT0504,
                    location,
                    "the static initialiser of " + c + " " + cause.getMessage(),
                    "why: initialisers run at build time, and a build gives the same image every time",
                    "try: a LinkedHashMap, LinkedHashSet, TreeMap or EnumMap, or an array");
        }
        List<String> notes = new ArrayList<>(
                List.of("why: initialisers run at build time on the JVM; this one ended with an exception"));
        // The library's own frames say little, and differ between JDKs.
        Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getModuleName() == null)
                .takeWhile(frame -> !frame.getClassName().startsWith("org.saltyos.maven."))
                .limit(DEEPEST_TRACE)
                .forEach(frame -> notes.add("  at " + frame));
        return new UserError(
                DiagnosticCode.SALT0509,
                location,
                "the static initialiser of " + c + " failed: " + cause,
                notes.toArray(new String[0]));
    }

    private static int lineOf(WorldClass c, Throwable cause) {
        List<StackTraceElement> own = Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().equals(c.name().replace('/', '.')))
                .toList();
        return own.stream()
                .filter(frame -> frame.getMethodName().equals("<clinit>"))
                .findFirst()
                .or(() -> own.stream().findFirst()) // a trace may be too deep to show where it began
                .map(frame -> Math.max(0, frame.getLineNumber()))
                .orElse(0);
    }

    /** The value of a static field after its class's initialiser ran; primitives boxed. */
    public @Nullable Object staticValue(WorldClass owner, String field) {
        return value(initialise(world.get(world.fieldOwner(owner, field))), null, field);
    }

    /** The value of an instance field; primitives boxed. */
    public @Nullable Object fieldValue(WorldClass owner, Object object, String field) {
        Class<?> c = object.getClass();
        while (c != null && !world.nameInImage(Type.getInternalName(c)).equals(owner.name())) {
            c = c.getSuperclass();
        }
        return value(c == null ? initialise(owner) : c, object, field);
    }

    /** The class of this JVM that a type of the image is, not initialised by this. */
    public Class<?> classOf(Type type) {
        if (type.getSort() < Type.ARRAY) {
            return primitive(type);
        }
        try {
            String name = type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UserError(
                    DiagnosticCode.SALT0109, null, "class " + type.getClassName() + " cannot be loaded: " + e);
        }
    }

    private static Class<?> primitive(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> boolean.class;
            case Type.CHAR -> char.class;
            case Type.BYTE -> byte.class;
            case Type.SHORT -> short.class;
            case Type.INT -> int.class;
            case Type.FLOAT -> float.class;
            case Type.LONG -> long.class;
            case Type.DOUBLE -> double.class;
            default -> void.class;
        };
    }

    private static @Nullable Object value(Class<?> c, @Nullable Object object, String named) {
        String name = object == null ? named : ImageFields.source(object, named);
        Optional<Object> different = JvmConstants.inImage(c.getName(), name);
        if (different.isEmpty() && object != null) {
            different = ImageFields.inImage(object, name);
        }
        if (different.isPresent()) {
            return different.get() == JvmConstants.NONE ? null : different.get();
        }
        try {
            Field field = c.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (InaccessibleObjectException e) {
            throw new UserError(
                    DiagnosticCode.SALT0104,
                    null,
                    "class " + c.getName() + " of the library is outside the subset",
                    "why: it keeps state in " + c.getPackageName() + ", which belongs to the JVM");
        } catch (LinkageError e) { // the JVM looks for the classes of all fields now
            throw new UserError(
                    DiagnosticCode.SALT0109,
                    null,
                    "the fields of class " + c.getName() + " cannot be read, as one has a class that cannot be loaded: "
                            + e.getMessage(),
                    "try: add the dependency that contains it");
        } catch (NoSuchFieldException e) {
            return null; // hidden from reflection: what only the JVM itself uses
        } catch (IllegalAccessException e) {
            throw new CompilerBug("field " + c.getName() + "." + name + " cannot be read", e);
        }
    }
}
