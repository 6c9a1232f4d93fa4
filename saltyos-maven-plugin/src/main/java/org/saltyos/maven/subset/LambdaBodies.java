package org.saltyos.maven.subset;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.world.Method;

/**
 * The methods that run for lambda expressions. javac drops the annotations of a lambda's parameters, so that what its
 * interface says of them holds.
 */
final class LambdaBodies {
    private final Map<Method, Body> bodies = new HashMap<>();

    /**
     * A method that runs for a lambda.
     *
     * @param declared the interface's method
     * @param captures its first parameters that are captured values
     */
    private record Body(Method declared, int captures) {}

    LambdaBodies(ClosedCalls calls) {
        for (Method method : calls.image().methods()) {
            for (CallSite site : calls.of(method)) {
                for (Method target : site.targets()) {
                    if (target.owner().isLambda() && !target.equals(site.declared())) {
                        bodies.putIfAbsent(target, new Body(site.declared(), 0));
                        Method body = body(calls, target);
                        if (body != null) {
                            int added = body.argumentTypes().length - target.argumentTypes().length;
                            bodies.putIfAbsent(body, new Body(site.declared(), added));
                        }
                    }
                }
            }
        }
    }

    /** The method that javac made of a lambda expression, null for a method reference. */
    private static @Nullable Method body(ClosedCalls calls, Method target) {
        for (AbstractInsnNode each : target.node().instructions) {
            Method called = each instanceof MethodInsnNode call ? calls.resolve(call) : null;
            if (called != null
                    && (called.node().access & Opcodes.ACC_SYNTHETIC) != 0
                    && called.name().startsWith("lambda$")) {
                return called;
            }
        }
        return null;
    }

    /** Whether a parameter is a captured value. */
    boolean isCapture(Method method, int parameter) {
        return index(method, parameter) < 0;
    }

    /** The method whose annotations count: for the body of a lambda, the interface's. */
    Method declared(Method method) {
        Body body = bodies.get(method);
        return body == null ? method : body.declared();
    }

    /** Which parameter of {@link #declared} a parameter is, negative for a captured value. */
    int index(Method method, int parameter) {
        Body body = bodies.get(method);
        return body == null ? parameter : parameter - body.captures();
    }
}
