package org.saltyos.maven.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parts of an object lie. Every object and array starts with eight bytes: for arrays (and strings) the length
 * at 0, for objects in the managed language their identity hash code; the type number at 4 for both.
 */
public final class ObjectLayout {
    /** Bytes before the first field or element. */
    public static final int HEADER = 8;

    /** Offset of the 32-bit identity hash code of an object that is no array; 0 if nobody has asked for it. */
    public static final int IDENTITY_HASH = 0;

    /** Offset of the 32-bit type number. */
    public static final int TYPE_NUMBER = 4;

    private final Map<String, List<Slot>> fields;
    private final int size;

    /** One machine value of a field. */
    public record Slot(Leaf leaf, int offset) {}

    private ObjectLayout(Map<String, List<Slot>> fields, int size) {
        this.fields = fields;
        this.size = size;
    }

    /** The parts of a field. */
    public List<Slot> slots(WorldClass owner, String field) {
        return fields.getOrDefault(owner.name() + "." + field, List.of());
    }

    /** Bytes of the whole object, a multiple of 8. */
    public int size() {
        return size;
    }

    static final class Builder {
        private final Map<String, List<Slot>> fields = new LinkedHashMap<>();
        private int end = HEADER;

        void add(WorldClass owner, String field, List<Leaf> leaves) {
            List<Slot> slots = new ArrayList<>();
            for (Leaf leaf : leaves) {
                int width = leaf.memory().size();
                end = (end + width - 1) / width * width;
                slots.add(new Slot(leaf, end));
                end += width;
            }
            fields.put(owner.name() + "." + field, List.copyOf(slots));
        }

        ObjectLayout build() {
            return new ObjectLayout(new LinkedHashMap<>(fields), (end + 7) / 8 * 8);
        }
    }
}
