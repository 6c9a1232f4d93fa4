package org.saltyos.maven.subset;

import org.objectweb.asm.tree.analysis.Value;

/** The rights a value carries for certain; {@link #ALL} for values that nothing is said about. */
record RightsValue(int size, int rights) implements Value {
    static final int ALL = -1;

    @Override
    public int getSize() {
        return size;
    }
}
