package org.saltyos.maven.subset;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;

/** SALT1001 to SALT1005, SALT1007: values of linear types are given away exactly once, of affine types at most once. */
final class LinearRule {
    private final ClosedCalls calls;
    private final LinearTypes types;

    LinearRule(ClosedCalls calls) {
        this.calls = calls;
        this.types = new LinearTypes(calls);
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            if (isFollowed(method) && mentions(method)) {
                try {
                    new LinearFlow(calls, types, method, new LinearProblems(calls, method)).check();
                } catch (AnalyzerException e) {
                    continue; // lowered methods verify; nothing else gets here
                }
            }
            calls.of(method).forEach(this::overriding);
        }
    }

    private static boolean isFollowed(Method method) {
        return !LinearTypes.isTable(method)
                && !LinearTypes.isAccessor(method)
                && !GeneratedCode.isOfRecord(method)
                && !GeneratedCode.makesLambda(method);
    }

    /** Whether a method can hold a followed value at all. */
    private boolean mentions(Method method) {
        if (types.of(Type.getObjectType(method.owner().name())) != null) {
            return true;
        }
        for (Type type : method.argumentTypes()) {
            if (types.leadsTo(type)) {
                return true;
            }
        }
        for (AbstractInsnNode each : method.node().instructions) {
            if (types.leadsTo(brought(each))) {
                return true;
            }
        }
        return false;
    }

    /** The type of what an instruction brings into a method. */
    private static Type brought(AbstractInsnNode each) {
        if (each instanceof MethodInsnNode call) {
            return Type.getReturnType(call.desc);
        }
        if (each instanceof FieldInsnNode access) {
            return Type.getType(access.desc);
        }
        if (each instanceof TypeInsnNode named) {
            return Type.getObjectType(named.desc);
        }
        return each instanceof MultiANewArrayInsnNode array ? Type.getObjectType(array.desc) : Type.VOID_TYPE;
    }

    /** What a caller may rely on is written at the method it names; methods that run instead say the same. */
    private void overriding(CallSite site) {
        for (Method target : site.targets()) {
            Type[] arguments = target.argumentTypes();
            for (int i = 0; i < arguments.length && !target.equals(site.declared()); i++) {
                if (types.of(arguments[i]) != null && types.borrows(target, i) != types.borrows(site.declared(), i)) {
                    calls.error(
                            DiagnosticCode.SALT1005,
                            target,
                            target.firstLine(),
                            "parameter " + (i + 1) + " of " + target.displayName() + " is "
                                    + (types.borrows(target, i) ? "borrowed" : "taken over")
                                    + ", but not that of "
                                    + site.declared().displayName() + ", which it stands for");
                }
            }
        }
    }
}
