package org.saltyos.runtime.jdk;

import org.saltyos.lang.Unsafe;
import org.saltyos.runtime.Substitute;
import org.saltyos.runtime.heap.IdentityHash;
import org.saltyos.runtime.heap.Objects;
import org.saltyos.runtime.heap.Reference;

/** Bodies for methods of Object. */
@Substitute("java.lang.Object")
final class ObjectMethods {
    private ObjectMethods() {}

    @Unsafe(because = "the address is used only while the object is on the stack")
    static int hashCode(Object self) {
        return IdentityHash.of(Reference.address(self));
    }

    static Object clone(Object self) throws CloneNotSupportedException {
        if (!(self instanceof Cloneable)) {
            throw new CloneNotSupportedException(self.getClass().getName());
        }
        return Objects.copy(self);
    }

    /** There is one thread: nobody waits. */
    static void notify(Object self) {}

    static void notifyAll(Object self) {}
}
