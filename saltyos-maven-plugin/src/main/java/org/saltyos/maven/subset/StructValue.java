package org.saltyos.maven.subset;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value that has to do with structs.
 *
 * @param size words of the JVM's stack
 * @param constant its value, null if that is not known
 * @param device internal name of the layout of device registers that it is an address of, null if of none
 * @param offset bytes from the start of those registers, null if not known
 * @param unsigned the unsigned field that it was read from and whose highest bit is no sign, null if from none
 */
record StructValue(
        int size,
        @Nullable Long constant,
        @Nullable String device,
        @Nullable Long offset,
        @Nullable String unsigned) implements Value {
    static StructValue plain(int size) {
        return new StructValue(size, null, null, null, null);
    }

    static StructValue constant(int size, long value) {
        return new StructValue(size, value, null, null, null);
    }

    static StructValue address(String device, @Nullable Long offset) {
        return new StructValue(2, null, device, offset, null);
    }

    static StructValue unsigned(int size, String field) {
        return new StructValue(size, null, null, null, field);
    }

    @Override
    public int getSize() {
        return size;
    }
}
