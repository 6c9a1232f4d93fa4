package org.saltyos.maven.subset;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;
import org.saltyos.maven.world.WorldClass;

/**
 * What a local or stack entry holds.
 *
 * @param size entries it takes, 1 or 2
 * @param token the followed value, null for ordinary ones
 * @param elements for arrays of followed values: their class
 * @param nothing whether it is the constant null
 */
record LinearValue(
        int size, @Nullable LinearToken token, @Nullable WorldClass elements, boolean nothing) implements Value {
    static final LinearValue ONE = new LinearValue(1, null, null, false);
    static final LinearValue TWO = new LinearValue(2, null, null, false);
    static final LinearValue NOTHING = new LinearValue(1, null, null, true);

    static LinearValue of(LinearToken token) {
        return new LinearValue(1, token, null, false);
    }

    static LinearValue plain(int size) {
        return size == 2 ? TWO : ONE;
    }

    @Override
    public int getSize() {
        return size;
    }
}
