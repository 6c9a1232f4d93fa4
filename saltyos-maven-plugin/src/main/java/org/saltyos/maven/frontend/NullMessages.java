package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.world.Method;

/**
 * The two parts of the message that HotSpot gives a {@code NullPointerException} of a bytecode instruction (JEP 358): what
 * could not be done, and which expression was null.
 */
public final class NullMessages {
    private final Method method;
    private final @Nullable NullExpressions expressions;

    /** The messages of one method. */
    public NullMessages(Method method) {
        this.method = method;
        this.expressions = expressions(method);
    }

    private static @Nullable NullExpressions expressions(Method method) {
        try {
            Frame<SourceValue>[] frames =
                    new Analyzer<>(new NullSources()).analyze(method.owner().name(), method.node());
            return new NullExpressions(method, frames);
        } catch (AnalyzerException e) {
            return null; // lowered methods verify; nothing else gets here
        }
    }

    /**
     * What the instruction could not do.
     *
     * @param site its index
     */
    public Optional<String> action(int site) {
        AbstractInsnNode each = method.node().instructions.get(site);
        return Optional.ofNullable(
                switch (each.getOpcode()) {
                    case IALOAD -> "Cannot load from int array";
                    case FALOAD -> "Cannot load from float array";
                    case AALOAD -> "Cannot load from object array";
                    case DALOAD -> "Cannot load from double array";
                    case LALOAD -> "Cannot load from long array";
                    case BALOAD -> "Cannot load from byte/boolean array";
                    case CALOAD -> "Cannot load from char array";
                    case SALOAD -> "Cannot load from short array";
                    case IASTORE -> "Cannot store to int array";
                    case FASTORE -> "Cannot store to float array";
                    case AASTORE -> "Cannot store to object array";
                    case DASTORE -> "Cannot store to double array";
                    case LASTORE -> "Cannot store to long array";
                    case BASTORE -> "Cannot store to byte/boolean array";
                    case CASTORE -> "Cannot store to char array";
                    case SASTORE -> "Cannot store to short array";
                    case ARRAYLENGTH -> "Cannot read the array length";
                    case ATHROW -> "Cannot throw exception";
                    case MONITORENTER -> "Cannot enter synchronized block";
                    case MONITOREXIT -> "Cannot exit synchronized block";
                    case GETFIELD -> "Cannot read field \"" + ((FieldInsnNode) each).name + "\"";
                    case PUTFIELD -> "Cannot assign field \"" + ((FieldInsnNode) each).name + "\"";
                    case INVOKEVIRTUAL, INVOKESPECIAL, INVOKEINTERFACE ->
                        "Cannot invoke \"" + NullExpressions.name((MethodInsnNode) each) + "\"";
                    default -> null;
                });
    }

    /**
     * Which expression was null, with the words that join it to {@link #action}; empty where HotSpot says nothing.
     *
     * @param site the index of the instruction
     */
    public Optional<String> cause(int site) {
        int slot = slot(method.node().instructions.get(site));
        return slot < 0 || expressions == null ? Optional.empty() : expressions.cause(site, slot);
    }

    /** How many values lie above the reference, negative if the instruction takes none. */
    private static int slot(AbstractInsnNode each) {
        return switch (each.getOpcode()) {
            case IALOAD, FALOAD, AALOAD, DALOAD, LALOAD, BALOAD, CALOAD, SALOAD, PUTFIELD -> 1;
            case IASTORE, FASTORE, AASTORE, DASTORE, LASTORE, BASTORE, CASTORE, SASTORE -> 2;
            case ARRAYLENGTH, ATHROW, MONITORENTER, MONITOREXIT, GETFIELD -> 0;
            case INVOKEVIRTUAL, INVOKESPECIAL, INVOKEINTERFACE ->
                Type.getArgumentTypes(((MethodInsnNode) each).desc).length;
            default -> -1;
        };
    }
}
