package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.heap.IdentityHash;
import org.saltyos.runtime.heap.Reference;

/** Bodies for methods of System. */
@Substitute("java.lang.System")
final class SystemMethods {
    private SystemMethods() {}

    static void arraycopy(Object source, int from, Object target, int to, int count) {
        ArrayCopy.copy(source, from, target, to, count);
    }

    static int identityHashCode(Object object) {
        return object == null ? 0 : IdentityHash.of(Reference.address(object));
    }
}
