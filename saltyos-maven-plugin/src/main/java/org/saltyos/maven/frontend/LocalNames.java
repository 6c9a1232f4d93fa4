package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.ir.LocalVariable;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Leaf;

/** What a lowered method's variables are called, from the table that javac writes with {@code -g}. */
final class LocalNames {
    private LocalNames() {}

    /** The variables of the project's own methods; the library has too many to look at. */
    static List<LocalVariable> of(MethodLowering m) {
        List<LocalVariable> result = new ArrayList<>();
        Set<Integer> arguments = new HashSet<>();
        if (m.method.node().localVariables != null && !m.method.owner().isLibrary()) {
            for (LocalVariableNode each : m.method.node().localVariables) {
                // A parameter has one name, whatever a class file says.
                variable(m, each)
                        .filter(found -> found.argument() == 0 || arguments.add(found.argument()))
                        .ifPresent(result::add);
            }
        }
        return result;
    }

    private static Optional<LocalVariable> variable(MethodLowering m, LocalVariableNode node) {
        Type type = Type.getType(node.desc);
        List<Leaf> leaves;
        try {
            leaves = m.image.shapes().leaves(type, true);
        } catch (UserError e) {
            return Optional.empty(); // it was reported where the variable is used
        }
        List<Register> registers = m.locals.place(node.index, type, leaves);
        if (registers.isEmpty() || registers.size() != leaves.size()) {
            return Optional.empty();
        }
        List<LocalVariable.Part> parts = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            parts.add(new LocalVariable.Part(leaves.get(i).path(), registers.get(i)));
        }
        int argument = argument(m, node.index);
        LocalVariable.Lines lines = lines(node);
        return Optional.of(new LocalVariable(node.name, node.desc, parts, argument, lines.first(), lines.last()));
    }

    private static int argument(MethodLowering m, int slot) {
        int next = 0;
        int number = 1;
        if ((m.method.node().access & Opcodes.ACC_STATIC) == 0) {
            if (slot == 0) {
                return number;
            }
            next++;
            number++;
        }
        for (Type type : m.method.argumentTypes()) {
            if (slot == next) {
                return number;
            }
            next += type.getSize();
            number++;
        }
        return 0;
    }

    private static LocalVariable.Lines lines(LocalVariableNode node) {
        int first = lineBefore(node.start);
        int last = first;
        for (AbstractInsnNode each = node.start; each != null && each != node.end; each = each.getNext()) {
            if (each instanceof LineNumberNode line) {
                first = first == 0 ? line.line : Math.min(first, line.line);
                last = Math.max(last, line.line);
            }
        }
        return new LocalVariable.Lines(first, last);
    }

    private static int lineBefore(AbstractInsnNode start) {
        for (AbstractInsnNode each = start; each != null; each = each.getPrevious()) {
            if (each instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
    }
}
