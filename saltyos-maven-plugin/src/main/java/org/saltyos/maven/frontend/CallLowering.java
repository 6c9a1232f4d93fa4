package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.intrinsic.Intrinsic;
import org.saltyos.maven.intrinsic.Intrinsics;
import org.saltyos.maven.intrinsic.Library;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** Calls: to methods of the image, to intrinsics, to assembly. */
final class CallLowering {
    private static final String LANG = "org.saltyos.lang.";

    private CallLowering() {}

    static void lower(MethodLowering m, AbstractInsnNode instruction) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            dynamic(m, dynamic);
            return;
        }
        MethodInsnNode call = (MethodInsnNode) instruction;
        if (m.image.isManaged() ? ManagedCalls.lower(m, call) : SpecialCalls.lower(m, call)) {
            return;
        }
        WorldClass owner = m.image.world().get(call.owner.startsWith("[") ? "java/lang/Object" : call.owner);
        Method target = m.image.world().hierarchy().resolveMethod(owner, call.name, call.desc);
        if (target == null && owner.isLibrary()) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    "method " + owner + "." + call.name + " of the library is outside the subset",
                    "why: it belongs to the JVM or to the world outside the program");
        }
        if (target == null) {
            throw m.reject(
                    DiagnosticCode.SALT0109,
                    "method " + owner + "." + call.name + call.desc + " does not exist",
                    "try: compile everything again, a dependency has changed");
        }
        if (target.isConstructor()) {
            ConstructorCalls.lower(m, target);
            return;
        }
        if (call.getOpcode() == INVOKEINTERFACE) {
            target = ofRecord(m, target);
        }
        List<Operand> arguments = arguments(m, target, call.name);
        Optional<Map<String, Object>> named = Annotations.of(target.node(), LANG + "Intrinsic");
        if (named.isPresent()) {
            named(m, target, String.valueOf(named.get().get("value")), arguments);
            return;
        }
        Intrinsic library =
                Intrinsics.ofLibrary(target.owner().name(), target.name(), target.descriptor(), m.image.isManaged());
        if (library != null) {
            finish(m, target, library.emit(m.code, arguments));
        } else if (Annotations.of(target.node(), LANG + "Asm").isPresent()) {
            unsafe(m, target.displayName());
            finish(m, target, AssemblyCalls.inline(m, target, arguments));
        } else if (Annotations.of(target.node(), LANG + "Symbol").isPresent()) {
            finish(m, target, AssemblyCalls.symbol(m, target));
        } else {
            ordinary(m, target, call.getOpcode(), arguments);
        }
    }

    /** A record is known by its exact type, whatever interface the call names: the record's own method is the target. */
    private static Method ofRecord(MethodLowering m, Method target) {
        Value receiver = m.peek(target.argumentTypes().length);
        WorldClass record = receiver instanceof Value.Plain ? m.image.shapes().recordOf(receiver.type()) : null;
        if (record == null) {
            return target;
        }
        Method own = m.image.world().hierarchy().resolveMethod(record, target.name(), target.descriptor());
        if (own == null || own.owner() != record) {
            m.needsObject(receiver.type());
            throw m.reject(
                    DiagnosticCode.SALT0203,
                    "record " + record.simpleName() + " is asked for " + target.name() + "(), which "
                            + target.owner().simpleName() + " implements for any object",
                    "why: records are values without identity; there is no object that could stand there",
                    "try: implement the method in the record");
        }
        return own;
    }

    /** Makes the target of a call that is an error part of the image all the same, for the errors inside it. */
    static void reach(MethodLowering m, MethodInsnNode call) {
        WorldClass owner = call.owner.startsWith("[") ? null : m.image.world().find(call.owner);
        Method target = owner == null ? null : m.image.world().hierarchy().resolveMethod(owner, call.name, call.desc);
        if (target == null) {
            return;
        }
        boolean ordinary = !target.owner().isLibrary()
                && Stream.of("Intrinsic", "Asm", "Symbol", "Import")
                        .noneMatch(name ->
                                Annotations.of(target.node(), LANG + name).isPresent());
        if (!ordinary || target.isConstructor() && !target.owner().isRecord()) {
            return;
        }
        if (call.getOpcode() == INVOKESPECIAL
                || target.isFinal()
                || target.owner().isRecord()) {
            m.image.sink().direct(target, m.method, m.code.line());
        } else {
            m.image.sink().dispatched(target, m.method, m.code.line());
        }
    }

    private static void dynamic(MethodLowering m, InvokeDynamicInsnNode instruction) {
        if (!instruction.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            throw m.reject(
                    DiagnosticCode.SALT0103,
                    "the call site " + instruction.name + " of "
                            + instruction.bsm.getOwner().replace('/', '.') + " would be linked at run time",
                    "why: there is no JVM at run time that could generate its code",
                    "try: compile for Java 17 with javac, and write the method yourself");
        }
        for (int i = Type.getArgumentTypes(instruction.desc).length; i > 0; i--) {
            m.pop();
        }
        m.push(new Value.Doomed(Type.getType(String.class)));
    }

    /** Pops the arguments, receiver first in the result, converted to the parameters' types and flattened. */
    static List<Operand> arguments(MethodLowering m, Method target, String name) {
        Type[] types = target.argumentTypes();
        List<Operand> result = new ArrayList<>();
        for (int i = types.length - 1; i >= 0; i--) {
            Nullness nullness = m.nullness(types.length - 1 - i);
            boolean nullable = FlowInterpreter.parameterNullness(target, i) != Nullness.NONNULL;
            String place = "parameter " + (i + 1) + " of " + target.owner().simpleName() + "." + name;
            result.addAll(0, Conversions.to(m, m.pop(), nullness, types[i], nullable, place));
        }
        if (!target.isStatic()) {
            Nullness nullness = m.nullness(types.length);
            Value receiver = m.pop();
            WorldClass record = m.image.shapes().recordOf(receiver.type());
            if (record != null && receiver instanceof Value.Plain plain) {
                result.addAll(0, plain.parts());
            } else {
                result.add(0, NullChecks.dereference(m, m.operand(receiver), receiver.type(), nullness));
            }
        }
        return result;
    }

    private static void named(MethodLowering m, Method target, String name, List<Operand> arguments) {
        Intrinsic intrinsic = Intrinsics.named(name);
        if (intrinsic == null) {
            throw m.reject(
                    DiagnosticCode.SALT0104,
                    "this compiler does not know the intrinsic " + name,
                    "try: use the same version of basalt-lang and saltyos-maven-plugin");
        }
        if (Intrinsics.isUnsafe(name)) {
            unsafe(m, target.displayName());
        }
        if (name.equals("mem.addressOfBytes") || name.equals("mem.getBytes")) {
            m.image.heap().written(Type.getType(byte[].class));
        }
        finish(m, target, intrinsic.emit(m.code, arguments));
    }

    static void unsafe(MethodLowering m, String operation) {
        m.image.sink().unsafe(m.method, m.code.line(), operation);
    }

    static void ordinary(MethodLowering m, Method target, int opcode, List<Operand> arguments) {
        int line = m.code.line();
        Optional<Map<String, Object>> imported = Annotations.of(target.node(), LANG + "Import");
        String symbol;
        if (imported.isPresent()) {
            unsafe(m, target.displayName());
            symbol = m.image
                    .sink()
                    .imported(target, String.valueOf(imported.get().get("value")));
        } else {
            WorldClass owner = target.owner();
            boolean fromLibrary = m.method.owner().isLibrary() && target.isStatic();
            boolean functional = owner.name().startsWith("java/util/function/") && target.isAbstract();
            if (m.image.isManaged()
                    && LibraryBorder.stops(m, owner, m.image.world().isSubstituted(target), target.name())) {
                return;
            }
            if (owner.isLibrary()
                    && !m.image.isManaged()
                    && !fromLibrary
                    && !functional
                    && !Library.isAllowed(owner.name(), target.name())) {
                throw outsideLibrary(m, target);
            }
            boolean fixed = opcode == INVOKESPECIAL
                    || target.isFinal()
                    || m.image.shapes().isValue(owner);
            symbol = fixed
                    ? m.image.sink().direct(target, m.method, line)
                    : m.image.sink().dispatched(target, m.method, line);
        }
        List<Register> targets = new ArrayList<>();
        for (IrType type : Signatures.results(m.image, target)) {
            targets.add(m.code.temporary(type));
        }
        m.code.add(new Instruction.Call(line, targets, symbol, arguments, unwind(m, target)));
        finish(m, target, new ArrayList<>(targets));
    }

    /** Where the faults that a method declares go; in the managed language anything can be thrown anywhere. */
    static Instruction.@Nullable Unwind unwind(MethodLowering m, Method target) {
        return m.image.world().isManaged() || target.node().exceptions.isEmpty()
                ? null
                : m.handlers.unwind(target.node().exceptions);
    }

    private static UserError outsideLibrary(MethodLowering m, Method target) {
        String owner = target.owner().name();
        if (target.name().equals("valueOf") && !Library.allowed(owner).isEmpty()) {
            return m.reject(
                    DiagnosticCode.SALT0108,
                    "a number is boxed into " + target.owner(),
                    "why: boxes are objects, and there is no heap",
                    "try: keep the primitive type");
        }
        if (owner.equals("java/lang/String")) {
            return m.reject(
                    DiagnosticCode.SALT0406,
                    "String." + target.name() + "() is outside the subset",
                    "why: strings are constants of the image; only length() and charAt() read them");
        }
        String allowed = Library.allowed(owner).isEmpty()
                ? "nothing but what has an operation of its own"
                : String.join(", ", new TreeSet<>(Library.allowed(owner)));
        return m.reject(
                DiagnosticCode.SALT0104,
                target.owner() + "." + target.name() + " of the library is outside the subset",
                "allowed of " + target.owner() + ": " + allowed);
    }

    /** Pushes a call's result. */
    static void finish(MethodLowering m, Method target, @Nullable List<Operand> results) {
        Type type = Signatures.resultType(m.image, target);
        if (type.getSort() == Type.VOID || results == null) {
            return;
        }
        m.push(new Value.Plain(type, List.copyOf(results)));
    }
}
