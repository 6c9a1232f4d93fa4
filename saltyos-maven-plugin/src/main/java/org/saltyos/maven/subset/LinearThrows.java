package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;
import org.saltyos.maven.world.WorldClass;

/** The exceptions that instructions of a method throw, by internal name; those that mean bugs are not followed. */
final class LinearThrows {
    private static final String THROWABLE = "java/lang/Throwable";
    private static final List<String> BUGS = List.of("java/lang/RuntimeException", "java/lang/Error");

    private final ClosedCalls calls;
    private final ControlFlow flow;
    private final List<Integer> statements = new ArrayList<>();
    private final Map<Integer, Set<String>> caught = new HashMap<>();
    private final @Nullable Frame<SourceValue>[] origins;

    LinearThrows(ClosedCalls calls, Method method, ControlFlow flow) throws AnalyzerException {
        this.calls = calls;
        this.flow = flow;
        for (int i = 0; i < flow.size(); i++) {
            if (flow.instruction(i).getOpcode() == Opcodes.ATHROW) {
                statements.add(i);
            }
        }
        this.origins =
                new Analyzer<>(new ExceptionOrigins()).analyze(method.owner().name(), method.node());
    }

    /** The {@code throw} statements; what they throw can depend on what was caught. */
    List<Integer> statements() {
        return statements;
    }

    /** Takes note that a handler catches an exception; whether that is new. */
    boolean isCaught(int handler, String exception) {
        return caught.computeIfAbsent(handler, h -> new TreeSet<>()).add(exception);
    }

    /** What an instruction can throw. */
    Collection<String> of(int index) {
        AbstractInsnNode each = flow.instruction(index);
        if (each.getOpcode() == Opcodes.ATHROW) {
            return thrown(origins[index]);
        }
        Method target = each instanceof MethodInsnNode call ? calls.resolve(call) : null;
        return target == null ? List.of() : target.node().exceptions;
    }

    private Set<String> thrown(@Nullable Frame<SourceValue> frame) {
        Set<String> result = new TreeSet<>();
        if (frame != null) {
            for (AbstractInsnNode origin : frame.getStack(frame.getStackSize() - 1).insns) {
                if (origin instanceof LabelNode handler) {
                    result.addAll(caught.getOrDefault(flow.index(handler), Set.of()));
                } else {
                    result.add(type(origin));
                }
            }
        }
        result.removeIf(this::meansBug);
        return result;
    }

    /** The class of what an instruction leaves on the stack, as far as it says. */
    private static String type(AbstractInsnNode origin) {
        if (origin instanceof TypeInsnNode made) {
            return made.desc;
        }
        if (origin instanceof FieldInsnNode access) {
            return Type.getType(access.desc).getInternalName();
        }
        return origin instanceof MethodInsnNode call
                ? Type.getReturnType(call.desc).getInternalName()
                : THROWABLE;
    }

    private boolean meansBug(String name) {
        World world = calls.image().world();
        WorldClass exception = world.find(name);
        for (String bug : BUGS) {
            WorldClass base = world.find(bug);
            if (exception != null && base != null && world.hierarchy().isSubtype(exception, base)) {
                return true;
            }
        }
        return false;
    }

    /** Knows a caught exception by its handler, and a parameter by a cast to its type. */
    private static final class ExceptionOrigins extends OriginInterpreter {
        @Override
        public SourceValue newExceptionValue(TryCatchBlockNode block, Frame<SourceValue> frame, Type type) {
            return new SourceValue(1, block.handler);
        }

        @Override
        public SourceValue newParameterValue(boolean instance, int local, Type type) {
            return new SourceValue(type.getSize(), new TypeInsnNode(Opcodes.CHECKCAST, type.getInternalName()));
        }
    }
}
