package org.saltyos.maven.world.desugar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rewrites a class so that it has no call site left that a bootstrap method of javac's would link. Bootstrap methods that
 * are not known here stay, and whoever compiles such a method reports it.
 */
public final class Desugaring {
    private final ClassNode node;
    private final boolean text;
    private final Accessors accessors;
    private final List<ClassNode> lambdas = new ArrayList<>();

    private Desugaring(ClassNode node, boolean text, Function<String, Optional<byte[]>> classFiles) {
        this.node = node;
        this.text = text;
        this.accessors = new Accessors(node, classFiles);
    }

    /**
     * Rewrites a class in place.
     *
     * @param text whether to make code of string concatenation too, which builds strings at run time
     * @param classFiles finds superclasses, to know which methods only the class itself may call
     * @return the classes of its lambdas, in the order of the class file
     */
    public static List<ClassNode> of(ClassNode node, boolean text, Function<String, Optional<byte[]>> classFiles) {
        Desugaring desugaring = new Desugaring(node, text, classFiles);
        for (MethodNode method : List.copyOf(node.methods)) {
            desugaring.rewrite(method);
        }
        return desugaring.lambdas;
    }

    private void rewrite(MethodNode method) {
        int locals = method.maxLocals;
        int line = 0;
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof InvokeDynamicInsnNode site) {
                InsnList code = replacement(method, site, locals, line);
                if (code != null) {
                    method.instructions.insertBefore(site, code);
                    method.instructions.remove(site);
                }
            }
        }
    }

    /** The code instead of a call site, null when it stays. */
    private @Nullable InsnList replacement(MethodNode method, InvokeDynamicInsnNode site, int locals, int line) {
        switch (site.bsm.getOwner()) {
            case "java/lang/invoke/LambdaMetafactory" -> {
                LambdaSite lambda = LambdaSite.of(site);
                return lambda == null ? null : lambda(lambda, line);
            }
            case "java/lang/invoke/StringConcatFactory" -> {
                Concatenation concatenation = text ? Concatenation.of(site) : null;
                return concatenation == null ? null : concatenation.code(method, locals);
            }
            case "java/lang/runtime/ObjectMethods" -> {
                // Code with branches needs frames, so the whole method is written anew.
                RecordMethod record = RecordMethod.of(node, method, site, text);
                if (record != null) {
                    record.rewrite(method);
                }
                return null;
            }
            default -> {
                return null;
            }
        }
    }

    private InsnList lambda(LambdaSite site, int line) {
        Handle implementation = accessors.reachable(site.implementation(), line);
        LambdaClass lambda = new LambdaClass(node, lambdas.size(), site, implementation, line);
        lambdas.add(lambda.node());
        return lambda.creation();
    }
}
