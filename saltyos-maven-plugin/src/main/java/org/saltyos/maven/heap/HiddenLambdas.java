package org.saltyos.maven.heap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/**
 * Finds what a lambda that the JDK made in its own static initialisers is in the image. The hidden class does not say which
 * call site it came from, only of which class and interface; where several of them call the same method they are the same
 * function, and where they do not, nothing is found.
 */
final class HiddenLambdas {
    private static final String MARK = "$$Lambda";
    private static final String INSTANCE = "INSTANCE";

    private final World world;
    private final Initialisers initialisers;

    HiddenLambdas(World world, Initialisers initialisers) {
        this.world = world;
        this.initialisers = initialisers;
    }

    /** The object of the image for one of a hidden class, null when it cannot be told. */
    @Nullable
    Object counterpart(Object hidden) {
        String name = hidden.getClass().getName();
        int mark = name.indexOf(MARK);
        if (mark < 0 || hidden.getClass().getDeclaredFields().length > 0) {
            return null;
        }
        WorldClass host = world.find(name.substring(0, mark).replace('.', '/'));
        if (host == null) {
            return null;
        }
        String wanted = Type.getInternalName(hidden.getClass().getInterfaces()[0]);
        Map<List<String>, WorldClass> byTarget = new LinkedHashMap<>();
        for (String each : host.lambdas()) {
            WorldClass lambda = world.get(each);
            if (lambda.node().interfaces.contains(wanted) && lambda.field(INSTANCE) != null) {
                byTarget.putIfAbsent(calls(lambda), lambda);
            }
        }
        return byTarget.size() == 1
                ? initialisers.staticValue(byTarget.values().iterator().next(), INSTANCE)
                : null;
    }

    private static List<String> calls(WorldClass lambda) {
        List<String> result = new ArrayList<>();
        for (MethodNode method : lambda.node().methods) {
            if ((method.access & Opcodes.ACC_STATIC) == 0 && !method.name.equals("<init>")) {
                for (AbstractInsnNode each : method.instructions) {
                    if (each instanceof MethodInsnNode call) {
                        result.add(call.owner + "." + call.name + call.desc);
                    }
                }
            }
        }
        return result;
    }
}
