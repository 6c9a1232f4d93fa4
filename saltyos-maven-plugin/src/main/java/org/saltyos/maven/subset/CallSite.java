package org.saltyos.maven.subset;

import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.world.Method;

/**
 * A call in live code.
 *
 * @param from the calling method
 * @param line the line of the call
 * @param instruction the call
 * @param declared the method that the call names
 * @param targets what can run: methods of the image, or the primitive itself when {@code declared} is one
 */
record CallSite(Method from, int line, MethodInsnNode instruction, Method declared, List<Method> targets) {
    /** Where it is, as people read it. */
    String place() {
        return from.displayName() + ":" + line;
    }

    /** Whether something that can run declares an exception: in the static language nothing else can be caught. */
    boolean canFault() {
        return targets.stream().anyMatch(target -> !target.node().exceptions.isEmpty());
    }
}
