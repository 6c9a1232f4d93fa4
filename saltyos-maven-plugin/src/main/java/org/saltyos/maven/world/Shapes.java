package org.saltyos.maven.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/** How Java types become machine values: records flatten to their components, everything else is one value. */
public final class Shapes {
    /** Larger values cost more to pass around than a struct in memory does. */
    public static final int MOST_LEAVES = 8;

    private static final String ENUM = "java/lang/Enum";

    private final World world;
    private final Set<String> objects;
    private final Map<String, List<Leaf>> records = new HashMap<>();
    private final Map<String, UserError> unfit = new HashMap<>();
    private final Map<String, ObjectLayout> layouts = new HashMap<>();

    /** Shapes of the static language. */
    public Shapes(World world) {
        this(world, new HashSet<>());
    }

    /**
     * Shapes of a world.
     *
     * @param objects in the managed language: internal names of records that were found to need identity; others are added
     *     here while the image is built, which then has to start over
     */
    public Shapes(World world, Set<String> objects) {
        this.world = world;
        this.objects = objects;
    }

    /**
     * Whether a class is a record that is a value: flattened, without identity. In the managed language those are the
     * null-marked records that nothing uses as an object; in the static language all records.
     */
    public boolean isValue(WorldClass c) {
        return c.isRecord() && (!world.isManaged() || c.isNullMarked() && !objects.contains(c.name()));
    }

    /** Notes that a record is used where only an object can be; in the managed language it will be one. */
    public void needsObject(WorldClass record) {
        if (world.isManaged()) {
            objects.add(record.name());
        }
    }

    /** The record class of a type, null when the type is anything else. */
    public @Nullable WorldClass recordOf(Type type) {
        if (type.getSort() != Type.OBJECT) {
            return null;
        }
        WorldClass c = world.find(type.getInternalName());
        return c != null && isValue(c) ? c : null;
    }

    /** The machine values of a Java type; none for void. */
    public List<Leaf> leaves(Type type, boolean nullable) {
        if (type.getSort() == Type.VOID) {
            return List.of();
        }
        if (type.getSort() == Type.FLOAT || type.getSort() == Type.DOUBLE) {
            world.floatingPoint().require(type.getClassName(), null);
        }
        WorldClass record = recordOf(type);
        return record == null ? List.of(new Leaf("", type, nullable, minimumSize(type))) : leavesOfRecord(record);
    }

    /** The machine values of a record, in the order of its components. */
    public List<Leaf> leavesOfRecord(WorldClass record) {
        UserError before = unfit.get(record.name());
        if (before != null) {
            throw before;
        }
        List<Leaf> known = records.get(record.name());
        if (known != null) {
            if (known.isEmpty() && !components(record).isEmpty()) {
                throw unfit(record, "it contains itself");
            }
            return known;
        }
        records.put(record.name(), List.of());
        List<Leaf> result = new ArrayList<>();
        for (FieldNode component : components(record)) {
            for (Leaf leaf : leaves(Type.getType(component.desc), Annotations.isNullable(component))) {
                result.add(new Leaf("." + component.name + leaf.path(), leaf.type(), leaf.nullable(), leaf.bytes()));
            }
        }
        if (result.size() > MOST_LEAVES) {
            throw unfit(record, "it has " + result.size() + " flattened components, more than " + MOST_LEAVES);
        }
        records.put(record.name(), List.copyOf(result));
        return result;
    }

    private UserError unfit(WorldClass record, String reason) {
        needsObject(record);
        UserError error = new UserError(
                DiagnosticCode.SALT0201,
                world.locator().locate(record, lineOf(record)),
                "record " + record.simpleName() + " cannot be a value: " + reason,
                "try: use a @Struct in memory");
        unfit.put(record.name(), error);
        return error;
    }

    /** The line of a record's declaration, which javac gives to the constructor it makes. */
    private static int lineOf(WorldClass record) {
        return record.node().methods.stream()
                .filter(m -> m.name.equals("<init>"))
                .mapToInt(m -> new Method(record, m).firstLine())
                .findFirst()
                .orElse(0);
    }

    /** The component fields of a record, in order. */
    public static List<FieldNode> components(WorldClass record) {
        return record.node().fields.stream()
                .filter(f -> (f.access & Opcodes.ACC_STATIC) == 0)
                .toList();
    }

    /** Where a component starts among the leaves of its record, and how many leaves it has. */
    public record Range(int start, int count) {}

    /** The leaves of one component. */
    public Range rangeOf(WorldClass record, String component) {
        int start = 0;
        for (FieldNode field : components(record)) {
            int count = leaves(Type.getType(field.desc), false).size();
            if (field.name.equals(component)) {
                return new Range(start, count);
            }
            start += count;
        }
        throw new UserError(DiagnosticCode.SALT0109, null, "record " + record + " has no component " + component);
    }

    /** Bytes that can be read behind a non-null reference of this type. */
    public int minimumSize(Type type) {
        if (type.getSort() != Type.OBJECT) {
            return ObjectLayout.HEADER;
        }
        WorldClass c = world.find(type.getInternalName());
        return c == null
                        || c.isInterface()
                        || isValue(c)
                        || !world.isManaged() && c.isLibrary() && !c.name().equals(ENUM)
                ? ObjectLayout.HEADER
                : layout(c).size();
    }

    /** Makes sure that arrays of an element type can exist: not of records that are values. */
    public void requireElement(Type element) {
        WorldClass record = recordOf(element);
        if (record != null) {
            throw unfit(record, "there is an array of it");
        }
    }

    /** Where the fields of an object of class {@code c} lie. */
    public ObjectLayout layout(WorldClass c) {
        ObjectLayout known = layouts.get(c.name());
        if (known != null) {
            return known;
        }
        ObjectLayout.Builder builder = new ObjectLayout.Builder();
        for (WorldClass each : world.hierarchy().lineage(c)) {
            if (each.name().equals(ENUM) && !world.isManaged()) {
                builder.add(each, "name", leaves(Type.getObjectType("java/lang/String"), false));
                builder.add(each, "ordinal", leaves(Type.INT_TYPE, false));
            } else if (world.isManaged() || !each.isLibrary()) {
                // Reserved first: a field may refer to the class itself.
                layouts.put(c.name(), builder.build());
                for (FieldNode field : each.node().fields) {
                    if ((field.access & Opcodes.ACC_STATIC) == 0) {
                        // An object made at run time has null in its fields at first.
                        boolean nullable = world.isManaged() || Annotations.isNullable(field);
                        builder.add(each, field.name, leaves(Type.getType(field.desc), nullable));
                    }
                }
            }
        }
        ObjectLayout result = builder.build();
        layouts.put(c.name(), result);
        return result;
    }
}
