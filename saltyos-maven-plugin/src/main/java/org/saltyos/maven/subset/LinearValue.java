package org.saltyos.maven.subset;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What a local or stack entry holds.
 *
 * @param size entries it takes, 1 or 2
 * @param token the followed value, null for ordinary ones
 * @param elements for arrays that lead to followed values: the type of their elements
 * @param nothing whether it is the constant null
 */
record LinearValue(
        int size, @Nullable LinearToken token, @Nullable Type elements, boolean nothing) implements Value {
    static final LinearValue ONE = new LinearValue(1, null, null, false);
    static final LinearValue TWO = new LinearValue(2, null, null, false);
    static final LinearValue NOTHING = new LinearValue(1, null, null, true);

    static LinearValue of(LinearToken token) {
        return new LinearValue(1, token, null, false);
    }

    static LinearValue array(Type elements) {
        return new LinearValue(1, null, elements, false);
    }

    static LinearValue plain(int size) {
        return size == 2 ? TWO : ONE;
    }

    @Override
    public int getSize() {
        return size;
    }
}
