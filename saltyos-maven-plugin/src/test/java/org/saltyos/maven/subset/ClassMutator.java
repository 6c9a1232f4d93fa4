package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Makes class files lie: in bytes, in the sizes and references of the constant pool, and in the structure of classes and
 * code, so that mutants get past the reader and reach what comes after it. The same random numbers give the same mutant.
 */
final class ClassMutator {
    private static final int[] NASTY = {0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff};
    private static final String[] TYPES = {
        "java/lang/Object",
        "java/lang/String",
        "java/lang/Record",
        "java/lang/Enum",
        "java/lang/Throwable",
        "java/lang/Integer",
        "java/lang/Runnable",
        "org/saltyos/lang/Fault",
        "no/Such",
        "[I",
        "[[Ljava/lang/String;",
        "",
        "a;b",
        "L"
    };
    private static final String[] FIELD_TYPES = {
        "I",
        "J",
        "Z",
        "D",
        "F",
        "B",
        "[I",
        "[[J",
        "Ljava/lang/Object;",
        "Ljava/lang/String;",
        "Lno/Such;",
        "V",
        "",
        "L",
        "[",
        "(I)V"
    };
    private static final String[] METHOD_TYPES = {
        "()V",
        "()I",
        "(I)I",
        "(J)J",
        "(Ljava/lang/Object;)Z",
        "([I)[I",
        "(IIIIIIIIIIIIIIII)J",
        "()",
        "(",
        "",
        "(V)V",
        "(D)F"
    };

    private final Random random;

    ClassMutator(Random random) {
        this.random = random;
    }

    /** A mutant of a class file. */
    byte[] mutate(byte[] original) {
        byte[] bytes = original.clone();
        for (int rounds = 1 + random.nextInt(3); rounds > 0; rounds--) {
            try {
                bytes = switch (random.nextInt(6)) {
                    case 0 -> flip(bytes);
                    case 1 -> size(bytes);
                    case 2 -> pool(bytes);
                    default -> tree(bytes);
                };
            } catch (RuntimeException e) {
                // Earlier rounds have already made a file that cannot be read back: that is a mutant too.
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] flip(byte[] bytes) {
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Writes an absurd size or index over two or four bytes. */
    private byte[] size(byte[] bytes) {
        int at = 8 + random.nextInt(bytes.length - 12);
        int value = random.nextBoolean() ? NASTY[random.nextInt(NASTY.length)] : random.nextInt(bytes.length);
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
        if (random.nextInt(4) == 0) {
            bytes[at + 2] = (byte) random.nextInt(256);
            bytes[at + 3] = (byte) 0xff;
        }
        return bytes;
    }

    /** Changes a reference of the constant pool to another entry, or the kind of an entry. */
    private byte[] pool(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        int item = 1 + random.nextInt(reader.getItemCount() - 1);
        int at = reader.getItem(item);
        if (at == 0) {
            return bytes;
        }
        if (random.nextInt(4) == 0) {
            bytes[at - 1] = (byte) (1 + random.nextInt(20));
        } else {
            int other = random.nextInt(reader.getItemCount());
            bytes[at] = (byte) (other >> 8);
            bytes[at + 1] = (byte) other;
        }
        return bytes;
    }

    private byte[] tree(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            if (random.nextInt(5) == 0) {
                header(node);
            } else {
                List<MethodNode> bodies = node.methods.stream()
                        .filter(m -> m.instructions.size() > 0)
                        .toList();
                if (!bodies.isEmpty()) {
                    code(bodies.get(random.nextInt(bodies.size())), node);
                }
            }
        }
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    private void header(ClassNode node) {
        switch (random.nextInt(9)) {
            case 0 -> node.superName = random.nextBoolean() ? node.name : any(TYPES);
            case 1 -> node.interfaces.add(random.nextBoolean() ? node.name : any(TYPES));
            case 2 -> node.access ^= 1 << random.nextInt(16);
            case 3 -> node.version = (random.nextInt(3) << 16) | 45 + random.nextInt(20);
            case 4 -> node.fields.forEach(this::field);
            case 5 -> node.methods.get(random.nextInt(node.methods.size())).access ^= 1 << random.nextInt(16);
            case 6 -> node.methods.get(random.nextInt(node.methods.size())).desc = any(METHOD_TYPES);
            case 7 ->
                node.methods.get(random.nextInt(node.methods.size())).exceptions.add(any(TYPES));
            default -> node.sourceFile = random.nextBoolean() ? "\0/../x" : null;
        }
    }

    private void field(FieldNode field) {
        if (random.nextInt(3) == 0) {
            field.desc = any(FIELD_TYPES);
        }
        if (random.nextInt(3) == 0) {
            field.access ^= 1 << random.nextInt(16);
        }
    }

    private void code(MethodNode method, ClassNode node) {
        InsnList code = method.instructions;
        AbstractInsnNode at = code.get(random.nextInt(code.size()));
        AbstractInsnNode other = code.get(random.nextInt(code.size()));
        switch (random.nextInt(10)) {
            case 0 -> method.maxStack = NASTY[random.nextInt(NASTY.length)];
            case 1 -> method.maxLocals = NASTY[random.nextInt(NASTY.length)];
            case 2 -> remove(code, at);
            case 3 -> code.insert(at, new InsnNode(plainOpcode()));
            case 4 -> handler(method, code);
            case 5 -> {
                if (at != other && !(at instanceof LabelNode) && !(other instanceof LabelNode)) {
                    code.remove(at);
                    code.insert(other, at);
                }
            }
            default -> operand(code, at, node);
        }
    }

    private static void remove(InsnList code, AbstractInsnNode at) {
        if (!(at instanceof LabelNode)) {
            code.remove(at);
        }
    }

    private int plainOpcode() {
        int[] opcodes = {
            Opcodes.POP,
            Opcodes.POP2,
            Opcodes.DUP,
            Opcodes.DUP_X1,
            Opcodes.DUP_X2,
            Opcodes.DUP2,
            Opcodes.DUP2_X1,
            Opcodes.DUP2_X2,
            Opcodes.SWAP,
            Opcodes.IADD,
            Opcodes.LADD,
            Opcodes.ACONST_NULL,
            Opcodes.ICONST_1,
            Opcodes.LCONST_1,
            Opcodes.DCONST_1,
            Opcodes.AALOAD,
            Opcodes.IASTORE,
            Opcodes.ARRAYLENGTH,
            Opcodes.ATHROW,
            Opcodes.MONITORENTER,
            Opcodes.MONITOREXIT,
            Opcodes.IRETURN,
            Opcodes.RETURN,
            Opcodes.L2I,
            Opcodes.I2L,
            Opcodes.LCMP,
            Opcodes.NOP,
            Opcodes.FADD,
            Opcodes.ARETURN
        };
        return opcodes[random.nextInt(opcodes.length)];
    }

    private void handler(MethodNode method, InsnList code) {
        List<LabelNode> labels = labels(code);
        if (labels.size() > 2) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(
                    labels.get(random.nextInt(labels.size() - 1)),
                    labels.get(labels.size() - 1),
                    labels.get(random.nextInt(labels.size())),
                    random.nextBoolean() ? null : any(TYPES)));
        }
    }

    private static List<LabelNode> labels(InsnList code) {
        List<LabelNode> labels = new ArrayList<>();
        for (AbstractInsnNode each : code) {
            if (each instanceof LabelNode label) {
                labels.add(label);
            }
        }
        return labels;
    }

    private void operand(InsnList code, AbstractInsnNode at, ClassNode node) {
        if (at instanceof VarInsnNode access) {
            access.var = random.nextInt(4) == 0 ? 0xffff : random.nextInt(8);
        } else if (at instanceof IincInsnNode increment) {
            increment.var = random.nextInt(8);
        } else if (at instanceof JumpInsnNode jump) {
            List<LabelNode> labels = labels(code);
            jump.label = labels.get(random.nextInt(labels.size()));
        } else if (at instanceof MethodInsnNode call) {
            if (random.nextBoolean()) {
                call.owner = random.nextBoolean() ? node.name : any(TYPES);
            } else if (random.nextBoolean()) {
                call.desc = any(METHOD_TYPES);
            } else {
                call.setOpcode(Opcodes.INVOKEVIRTUAL + random.nextInt(4));
            }
        } else if (at instanceof FieldInsnNode access) {
            if (random.nextBoolean()) {
                access.owner = random.nextBoolean() ? node.name : any(TYPES);
            } else {
                access.desc = any(FIELD_TYPES);
            }
        } else if (at instanceof TypeInsnNode type) {
            type.desc = any(TYPES);
        } else if (at instanceof IntInsnNode number && number.getOpcode() == Opcodes.NEWARRAY) {
            number.operand = random.nextInt(16);
        } else if (at instanceof LdcInsnNode constant) {
            Object[] values = {1, 1L, 1.0, 1f, "text", "\ud800", org.objectweb.asm.Type.getObjectType(any(TYPES))};
            constant.cst = values[random.nextInt(values.length)];
        } else if (at instanceof InsnNode) {
            code.set(at, new InsnNode(plainOpcode()));
        }
    }

    private String any(String[] values) {
        return values[random.nextInt(values.length)];
    }
}
