package org.saltyos.processor.struct;

import java.util.List;
import org.saltyos.processor.Problems;
import org.saltyos.processor.struct.StructField.Storage;

/** Checks where the fields of a struct lie: size, alignment, bounds and overlap. */
final class LayoutCheck {
    private final StructModel struct;
    private final Problems problems;

    LayoutCheck(StructModel struct, Problems problems) {
        this.struct = struct;
        this.problems = problems;
    }

    void run() {
        if (struct.size() <= 0) {
            problems.error(struct.layout(), "a struct's size is at least one byte, not " + struct.size());
        }
        if (Integer.bitCount(struct.align()) != 1 || struct.align() < 0) {
            problems.error(struct.layout(), "a struct's alignment is a power of two, not " + struct.align());
        } else if (struct.size() % struct.align() != 0) {
            problems.error(
                    struct.layout(),
                    "size " + struct.size() + " is not a multiple of alignment " + struct.align()
                            + ": pad the size or state a smaller align");
        }
        List<StructField> fields = struct.fields();
        for (int i = 0; i < fields.size(); i++) {
            checkPlace(fields.get(i));
            for (int j = 0; j < i; j++) {
                checkOverlap(fields.get(j), fields.get(i));
            }
        }
    }

    private void checkPlace(StructField field) {
        if (field.count().isPresent() && field.count().get() <= 0) {
            fail(field, "@Count is at least 1, not " + field.count().get());
            return;
        }
        if (field.count().isPresent() && field.storage() instanceof Storage.BitGroup) {
            fail(field, "@Bits cannot be an inline array");
        }
        if (field.offset() < 0) {
            fail(field, "the offset is negative");
        } else if (field.offset() + (long) field.bytes() > struct.size()) {
            fail(
                    field,
                    "bytes " + field.offset() + " to " + (field.offset() + (long) field.bytes() - 1)
                            + " lie beyond the struct's size of " + struct.size());
        }
        // A struct with a small alignment is a packed one, as in ACPI tables; device registers are never packed.
        int wanted = struct.mmio() ? field.naturalAlign() : Math.min(field.naturalAlign(), struct.align());
        if (wanted > 0 && field.offset() % wanted != 0) {
            fail(field, "offset " + field.offset() + " is not a multiple of " + wanted);
        }
    }

    private void checkOverlap(StructField first, StructField second) {
        boolean apart = first.endBit() <= second.firstBit() || second.endBit() <= first.firstBit();
        if (!apart && !(first.union() && second.union())) {
            fail(
                    second,
                    "it overlaps " + first.name() + " (offset " + first.offset() + ", " + first.bytes()
                            + " bytes): move one of them or mark both @Union");
        }
    }

    private void fail(StructField field, String sentence) {
        problems.error(field.getter(), "field " + field.name() + ": " + sentence);
    }
}
