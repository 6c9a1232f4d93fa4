package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.world.Annotations;
import org.saltyos.maven.world.Leaf;
import org.saltyos.maven.world.Method;

/** Inline assembly from {@code @Asm} and addresses from {@code @Symbol}. */
final class AssemblyCalls {
    private static final String STATE = "~{dirflag},~{fpsr},~{flags}";

    private AssemblyCalls() {}

    static List<Operand> inline(MethodLowering m, Method target, List<Operand> arguments) {
        Map<String, Object> asm =
                Annotations.of(target.node(), "org.saltyos.lang.Asm").orElseThrow();
        List<Leaf> leaves = m.image.shapes().leaves(target.returnType(), true);
        List<String> out = strings(asm.get("out"), List.of());
        List<String> in = strings(asm.get("in"), List.of());
        if (out.size() != leaves.size() || in.size() != arguments.size()) {
            throw m.reject(
                    DiagnosticCode.SALT0806,
                    "@Asm of " + target.displayName() + " names " + in.size() + " inputs and " + out.size()
                            + " outputs, but the method has " + arguments.size() + " and " + leaves.size());
        }
        if (arguments.stream().anyMatch(a -> a.kind().isFloating())
                || leaves.stream().anyMatch(leaf -> leaf.kind().isFloating())) {
            throw m.reject(
                    DiagnosticCode.SALT0806,
                    "@Asm of " + target.displayName() + " has a floating-point input or output",
                    "try: pass the bits, as by Double.doubleToRawLongBits, or use @Import");
        }
        List<String> problems = AssemblyConstraints.problems(out, in, strings(asm.get("clobber"), List.of()));
        if (!problems.isEmpty()) {
            throw m.reject(
                    DiagnosticCode.SALT0806,
                    "@Asm of " + target.displayName() + ": " + String.join("; ", problems),
                    "try: registers as \"{rax}\" or \"r\" for any, an output with = before it, clobbers as \"rcx\"");
        }
        List<Register> targets = new ArrayList<>();
        List<Integer> resultWidths = new ArrayList<>();
        for (Leaf leaf : leaves) {
            targets.add(m.code.temporary(leaf.irType()));
            resultWidths.add(leaf.memory().size() * 8);
        }
        List<Integer> argumentWidths = new ArrayList<>();
        for (Type type : target.argumentTypes()) {
            m.image
                    .shapes()
                    .leaves(type, true)
                    .forEach(leaf -> argumentWidths.add(leaf.memory().size() * 8));
        }
        boolean pure = Boolean.TRUE.equals(asm.get("pure"));
        List<String> constraints = new ArrayList<>(out);
        constraints.addAll(in);
        List<String> clobbers = strings(asm.get("clobber"), pure ? List.of() : List.of("memory"));
        clobbers.forEach(c -> constraints.add("~{" + c + "}"));
        constraints.add(STATE);
        m.code.add(new Instruction.InlineAssembly(
                m.code.line(),
                targets,
                resultWidths,
                String.valueOf(asm.get("code")),
                String.join(",", constraints),
                arguments,
                argumentWidths,
                pure));
        return new ArrayList<>(targets);
    }

    private static List<String> strings(@Nullable Object value, List<String> otherwise) {
        if (!(value instanceof List<?> list)) {
            return otherwise;
        }
        return list.stream().map(String::valueOf).toList();
    }

    static List<Operand> symbol(MethodLowering m, Method target) {
        Map<String, Object> symbol =
                Annotations.of(target.node(), "org.saltyos.lang.Symbol").orElseThrow();
        Register address = m.code.temporary(IrType.I64);
        m.code.add(new Instruction.SymbolAddress(m.code.line(), address, String.valueOf(symbol.get("value"))));
        return List.of(address);
    }
}
