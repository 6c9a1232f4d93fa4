package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Method;

/** Constructors: of records they give the value, of exceptions that mean bugs they give nothing. */
final class ConstructorCalls {
    private ConstructorCalls() {}

    static void lower(MethodLowering m, Method target) {
        if (target.owner().name().equals("java/lang/Record") && m.image.makesValue(m.method)) {
            drop(m, 1);
            return;
        }
        if (m.image.isManaged() && !m.image.makesValue(target)) {
            CallLowering.ordinary(m, target, Opcodes.INVOKESPECIAL, CallLowering.arguments(m, target, target.name()));
            return;
        }
        Type[] types = target.argumentTypes();
        Value receiver = m.peek(types.length);
        if (receiver instanceof Value.Fresh fresh && m.isDoomed(fresh.type())) {
            drop(m, types.length + 1);
            m.initialised(fresh, new Value.Doomed(fresh.type()));
            return;
        }
        List<Operand> arguments = new ArrayList<>();
        for (int i = types.length - 1; i >= 0; i--) {
            Nullness nullness = m.nullness(types.length - 1 - i);
            boolean nullable = FlowInterpreter.parameterNullness(target, i) != Nullness.NONNULL;
            String place = "component " + (i + 1) + " of " + target.owner().simpleName();
            arguments.addAll(0, Conversions.to(m, m.pop(), nullness, types[i], nullable, place));
        }
        m.pop();
        List<Register> results = new ArrayList<>();
        for (IrType type : Signatures.results(m.image, target)) {
            results.add(m.code.temporary(type));
        }
        String symbol = m.image.sink().direct(target, m.method, m.code.line());
        m.code.add(new Instruction.Call(m.code.line(), results, symbol, arguments, CallLowering.unwind(m, target)));
        if (receiver instanceof Value.Fresh fresh) {
            m.initialised(fresh, new Value.Plain(fresh.type(), new ArrayList<>(results)));
        } else {
            // this(...) inside a constructor of the same record
            List<Register> all = m.locals.allVariables();
            for (int i = 0; i < all.size(); i++) {
                m.code.add(new Instruction.Move(m.code.line(), all.get(i), results.get(i)));
            }
        }
    }

    private static void drop(MethodLowering m, int count) {
        for (int i = 0; i < count; i++) {
            m.pop();
        }
    }
}
