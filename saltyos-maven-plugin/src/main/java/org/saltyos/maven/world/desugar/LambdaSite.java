package org.saltyos.maven.world.desugar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A call site of {@code LambdaMetafactory}, its arguments understood.
 *
 * @param interfaces the functional interface first, then the markers
 * @param method the interface's method
 * @param captures the types of the captured values
 * @param erased the interface method's descriptor
 * @param implementation what the method does
 * @param instantiated the method's type with the type arguments of this site
 * @param bridges further descriptors under which the method can be called
 */
record LambdaSite(
        Set<String> interfaces,
        String method,
        List<Type> captures,
        Type erased,
        Handle implementation,
        Type instantiated,
        List<Type> bridges) {
    private static final int SERIALIZABLE = 1;
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    /** Understands a call site, null when its arguments are not what javac writes. */
    static @Nullable LambdaSite of(InvokeDynamicInsnNode site) {
        Object[] arguments = site.bsmArgs;
        if (arguments.length < 3
                || !(arguments[0] instanceof Type erased)
                || !(arguments[1] instanceof Handle implementation)
                || !(arguments[2] instanceof Type instantiated)
                || erased.getSort() != Type.METHOD
                || instantiated.getSort() != Type.METHOD) {
            return null;
        }
        Set<String> interfaces = new LinkedHashSet<>();
        interfaces.add(Type.getReturnType(site.desc).getInternalName());
        List<Type> bridges = new ArrayList<>();
        if (site.bsm.getName().equals("altMetafactory") && !alternatives(arguments, interfaces, bridges)) {
            return null;
        }
        return new LambdaSite(
                interfaces,
                site.name,
                List.of(Type.getArgumentTypes(site.desc)),
                erased,
                implementation,
                instantiated,
                bridges);
    }

    /** Reads {@code flags, [count, markers...], [count, bridges...]}; whether they are well-formed. */
    private static boolean alternatives(Object[] arguments, Set<String> interfaces, List<Type> bridges) {
        if (arguments.length < 4 || !(arguments[3] instanceof Integer flags)) {
            return false;
        }
        int at = 4;
        if ((flags & SERIALIZABLE) != 0) {
            // The interface stays visible to instanceof; a form to write it in there is none.
            interfaces.add("java/io/Serializable");
        }
        for (int kind : new int[] {MARKERS, BRIDGES}) {
            if ((flags & kind) == 0) {
                continue;
            }
            if (at >= arguments.length
                    || !(arguments[at] instanceof Integer count)
                    || count > arguments.length - at - 1) {
                return false;
            }
            for (int i = 1; i <= count; i++) {
                if (!(arguments[at + i] instanceof Type type)) {
                    return false;
                }
                if (kind == MARKERS) {
                    interfaces.add(type.getInternalName());
                } else {
                    bridges.add(type);
                }
            }
            at += count + 1;
        }
        return true;
    }
}
