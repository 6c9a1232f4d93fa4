package org.saltyos.maven.heap;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.world.ObjectLayout;
import org.saltyos.maven.world.Shapes;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * The objects of an image: everything reachable from the static fields that live code uses. Objects get a symbol when
 * they are first met and their bytes when the image is complete.
 */
public final class ImageHeap {
    /** Fraction of the golden ratio, as Knuth's multiplicative hashing takes it. */
    private static final int GOLDEN = 0x9e37_79b9;

    /** The static field of the run-time library that takes all literals of the program. */
    private static final String LITERALS = "org.saltyos.runtime.jdk.StringMethods.literals";

    private final World world;
    private final Shapes shapes;
    private final Initialisers initialisers;
    private final ContentWriter writer;
    private final ConstantValues constants;
    private final Map<Object, Entry> objects = new IdentityHashMap<>();
    private final Map<String, Entry> strings = new LinkedHashMap<>();
    private final Map<String, Entry> bySymbol = new LinkedHashMap<>();
    private final List<Entry> order = new ArrayList<>();
    private final Map<String, StaticField> statics = new LinkedHashMap<>();
    private final Map<String, Integer> typeNumbers = new LinkedHashMap<>();
    private final List<WorldClass> instantiated = new ArrayList<>();
    private final Set<String> writtenElements = new HashSet<>();
    private int scanned;
    private boolean classTable;
    private final Set<String> classFields = new HashSet<>();
    private boolean classesGrow;

    /** An array of strings, known once the image is finished. */
    private @Nullable Object literals;

    private final HiddenLambdas lambdas;

    /** An object of the image; {@code path} says how it was first reached, for messages. */
    private record Entry(Object object, String symbol, String path, int number) {}

    private record StaticField(WorldClass owner, FieldNode field, String symbol) {}

    public ImageHeap(World world, Shapes shapes, Initialisers initialisers) {
        this.world = world;
        this.shapes = shapes;
        this.initialisers = initialisers;
        this.lambdas = new HiddenLambdas(world, initialisers);
        this.constants = new ConstantValues(this, world, shapes, initialisers);
        this.writer = new ContentWriter(this, world, shapes, initialisers);
    }

    /** The number by which code tells classes apart at run time, from 1. */
    public int typeNumber(String internalName) {
        Integer known = typeNumbers.get(internalName);
        if (known != null) {
            return known;
        }
        if (!internalName.startsWith("[")) {
            instantiated.add(world.get(internalName));
        }
        int number = typeNumbers.size() + 1;
        typeNumbers.put(internalName, number);
        return number;
    }

    /** The number of a class of which there are objects, else 0. */
    public int knownTypeNumber(String internalName) {
        return typeNumbers.getOrDefault(internalName, 0);
    }

    /** Every class with a number, by internal name or array descriptor, in the order of the numbers. */
    public List<String> numberedTypes() {
        return List.copyOf(typeNumbers.keySet());
    }

    /** Notes that code asks objects for their class. */
    public void useClassTable() {
        classTable = true;
    }

    /** Notes that code reads a field of objects of {@code java.lang.Class}; the others stay empty. */
    public void readsOfClass(String field) {
        classesGrow |= classFields.add(field);
    }

    /** Whether code reads a field of objects of {@code java.lang.Class}. */
    boolean isReadOfClass(String field) {
        return classFields.contains(field);
    }

    /** Whether code asks objects for their class. */
    public boolean usesClassTable() {
        return classTable;
    }

    /** The object of {@code java.lang.Class} for a type. */
    public Operand.Symbol classObject(Type type) {
        return reference(initialisers.classOf(type), "class " + type.getClassName());
    }

    /** Classes of which the image holds objects so far (arrays excluded); more come behind those that are there. */
    public List<WorldClass> instantiated() {
        return Collections.unmodifiableList(instantiated);
    }

    /** The value of a static field: what its initialiser left there, or what only the finished image can tell. */
    @Nullable
    Object staticValue(WorldClass owner, FieldNode field, String symbol) {
        return symbol.equals(LITERALS) ? literals : initialisers.staticValue(owner, field.name);
    }

    /** The symbol of a mutable static field's memory. */
    public String staticSymbol(WorldClass owner, FieldNode field) {
        String symbol = owner.name().replace('/', '.') + "." + field.name;
        statics.putIfAbsent(symbol, new StaticField(owner, field, symbol));
        return symbol;
    }

    /** The machine values of a constant: a number, a reference to an image object, or the components of a record. */
    public List<Operand> constant(@Nullable Object value, Type type, boolean nullable, String path) {
        return constants.of(value, type, nullable, path);
    }

    /** A reference to an object, which thereby becomes part of the image. */
    public Operand.Symbol reference(Object given, String path) {
        Object object = given;
        if (given.getClass().isHidden()) {
            Object counterpart = lambdas.counterpart(given);
            object = counterpart == null ? given : counterpart;
        }
        boolean inline = object instanceof String && !world.isManaged();
        Entry entry = inline ? string((String) object, path) : objects.get(object);
        if (entry == null) {
            entry = register(object, path);
            objects.put(object, entry);
        }
        int bytes = object.getClass().isArray() || inline
                ? ObjectLayout.HEADER
                : shapes.minimumSize(Type.getObjectType(nameOf(object.getClass())));
        return new Operand.Symbol(entry.symbol(), bytes);
    }

    /** The identity hash code that an object has in the image; {@code IdentityHash} of the runtime reads it there. */
    int identityHash(Object object) {
        reference(object, "a key");
        int hash = ~Objects.requireNonNull(objects.get(object)).number() * GOLDEN;
        hash = (hash ^ hash >>> 15) & Integer.MAX_VALUE;
        return hash == 0 ? 1 : hash;
    }

    private Entry string(String text, String path) {
        Entry known = strings.get(text);
        if (known == null) {
            if (!text.chars().allMatch(c -> c < 256)) {
                throw new UserError(
                        DiagnosticCode.SALT0406,
                        null,
                        path + " holds a string with characters beyond Latin-1",
                        "try: keep text that the image handles in ASCII");
            }
            known = register(text, path);
            strings.put(text, known);
        }
        return known;
    }

    private Entry register(Object object, String path) {
        Class<?> c = object.getClass();
        boolean plain =
                c.getClassLoader() instanceof BuildTimeLoader || c == Object.class || world.isManaged() && isOfJdk(c);
        if (c.isHidden()) {
            throw outside(
                    c,
                    path,
                    "why: the JDK made a lambda or method reference there",
                    "try: write the lambda in your class");
        }
        if (object instanceof Class<?> type && !isOfImage(type)) {
            throw outside(c, path, "why: it is " + type + ", a class of the compiler itself");
        }
        if (!plain && !c.isArray() && !(object instanceof String)) {
            throw outside(
                    c, path, "why: only arrays, strings and objects of the project's own classes can be captured");
        }
        if (c.isRecord() && isValue(c)) {
            shapes.needsObject(world.get(Type.getInternalName(c)));
            throw outside(c, path, "why: records are values without identity and cannot stand where an object can");
        }
        if (c.isArray() && c.getComponentType().isRecord() && isValue(c.getComponentType())) {
            shapes.needsObject(world.get(Type.getInternalName(c.getComponentType())));
            throw outside(c, path, "why: arrays of records are not supported", "try: one array per component");
        }
        typeNumber(nameOf(c));
        // Not getSimpleName(), which asks other classes and fails for those that lie about each other.
        String name = c.getTypeName().replace("[]", "Array");
        String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        Entry entry = new Entry(object, "image." + order.size() + "." + simple, path, order.size());
        order.add(entry);
        bySymbol.put(entry.symbol(), entry);
        return entry;
    }

    /** The internal name or array descriptor under which the image knows a class of this JVM. */
    private String nameOf(Class<?> c) {
        return c.isArray() ? Type.getDescriptor(c) : world.nameInImage(Type.getInternalName(c));
    }

    private boolean isValue(Class<?> record) {
        return shapes.isValue(world.get(Type.getInternalName(record)));
    }

    /** A place in the image's data. */
    public record Place(String symbol, int offset) {}

    /**
     * Where references to objects made at run time can be: in static fields and in elements and fields of image objects
     * that code can still assign.
     */
    public List<Place> roots() {
        HeapRoots roots = new HeapRoots(world, shapes);
        statics.values().forEach(each -> roots.addStatic(each.symbol(), each.field()));
        order.forEach(entry -> roots.addObject(
                entry.symbol(), entry.object(), nameOf(entry.object().getClass())));
        return roots.places();
    }

    private static boolean isOfJdk(Class<?> c) {
        ClassLoader loader = c.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean isOfImage(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return isOfJdk(element) || element.getClassLoader() instanceof BuildTimeLoader;
    }

    private static UserError outside(Class<?> c, String path, String... notes) {
        return new UserError(
                DiagnosticCode.SALT0503,
                null,
                "the image would contain an object of " + c.getTypeName() + " (" + path + ")",
                notes);
    }

    /** The length of an image array by symbol, or -1 if the symbol is not an array. */
    public int arrayLength(String symbol) {
        Entry entry = bySymbol.get(symbol);
        if (entry == null) {
            return -1;
        }
        return entry.object().getClass().isArray()
                ? Array.getLength(entry.object())
                : entry.object() instanceof String text && !world.isManaged() ? text.length() : -1;
    }

    /** The text of an image string by symbol, null if the symbol is no string. */
    public @Nullable String string(String symbol) {
        Entry entry = bySymbol.get(symbol);
        return entry != null && entry.object() instanceof String text ? text : null;
    }

    /** Notes that elements of arrays of a type are written other than by element stores. */
    public void written(Type array) {
        writtenElements.add(ArrayAlias.of(Type.getType(array.getDescriptor().substring(1))));
    }

    /** Follows references from objects met since the last call; whether there were any, or more types came of them. */
    public boolean scan() {
        int before = scanned;
        int types = typeNumbers.size();
        if (classesGrow) {
            classesGrow = false;
            for (Entry each : List.copyOf(order.subList(0, scanned))) {
                if (each.object() instanceof Class<?>) {
                    writer.of(each.object(), each.path());
                }
            }
        }
        for (; scanned < order.size(); scanned++) {
            writer.of(order.get(scanned).object(), order.get(scanned).path());
        }
        for (StaticField each : List.copyOf(statics.values())) {
            writer.ofStatic(each.owner(), each.field(), each.symbol());
        }
        return scanned != before || typeNumbers.size() != types;
    }

    /** All data of the image; symbols in {@code written} may be stored to, the others are read-only. */
    public List<IrGlobal> globals(Predicate<String> arrayWritten) {
        while (scan()) {
            // Reading a static field can reach objects not met before.
        }
        if (statics.containsKey(LITERALS)) {
            literals = order.stream()
                    .map(Entry::object)
                    .filter(ImageHeap::isLiteral)
                    .toArray(String[]::new);
            scan();
        }
        List<IrGlobal> result = new ArrayList<>();
        for (StaticField each : statics.values()) {
            result.add(
                    writer.ofStatic(each.owner(), each.field(), each.symbol()).global(each.symbol(), false));
        }
        for (Entry entry : order) {
            Object object = entry.object();
            boolean readOnly = !world.isManaged()
                    && (object instanceof String
                            || object.getClass().isArray()
                                    && isReadOnly(
                                            ArrayAlias.of(Type.getType(
                                                    object.getClass().getComponentType())),
                                            arrayWritten));
            result.add(writer.of(object, entry.path()).global(entry.symbol(), readOnly));
        }
        return result;
    }

    /** Whether an object is the string of its content that this JVM has interned. */
    @SuppressWarnings("ReferenceEquality") // which of equal strings it is, is the question
    private static boolean isLiteral(Object object) {
        return object instanceof String text && text == text.intern();
    }

    private boolean isReadOnly(String alias, Predicate<String> arrayWritten) {
        return !arrayWritten.test(alias) && !writtenElements.contains(alias);
    }
}
