package org.saltyos.maven.ir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the types of one instruction after the other. */
final class InstructionVerifier {
    private static final Set<Kind> INTEGERS = Set.of(Kind.I32, Kind.I64);
    private static final Set<Kind> FLOATING = Set.of(Kind.F32, Kind.F64);

    private final IrFunction function;
    private final Map<String, IrVerifier.Signature> signatures;
    private final Set<String> globals;
    private final List<String> problems;

    InstructionVerifier(
            IrFunction function,
            Map<String, IrVerifier.Signature> signatures,
            Set<String> globals,
            List<String> problems) {
        this.function = function;
        this.signatures = signatures;
        this.globals = globals;
        this.problems = problems;
    }

    void check(Instruction instruction) {
        for (Operand operand : Operands.read(instruction)) {
            if (operand instanceof Operand.Symbol symbol && !globals.contains(symbol.name())) {
                fail(instruction, "nothing is called " + symbol.name());
            }
        }
        if (instruction instanceof Instruction.Move i) {
            want(i, i.source(), i.target().kind());
        } else if (instruction instanceof Instruction.Call i) {
            checkCall(i);
        } else if (instruction instanceof Instruction.InlineAssembly i) {
            if (i.targets().size() != i.resultWidths().size()
                    || i.arguments().size() != i.argumentWidths().size()) {
                fail(i, "not every value has a width");
            }
        } else if (instruction instanceof Instruction.Check i) {
            comparable(i, i.predicate(), i.left(), i.right());
        } else if (instruction instanceof Instruction.Terminator i) {
            checkTerminator(i);
        } else {
            checkArithmetic(instruction);
            checkMemory(instruction);
        }
    }

    private void checkArithmetic(Instruction instruction) {
        if (instruction instanceof Instruction.Binary i) {
            boolean shift = i.op() == BinaryOp.SHL || i.op() == BinaryOp.ASHR || i.op() == BinaryOp.LSHR;
            boolean wide = i.op() == BinaryOp.SMULHI || i.op() == BinaryOp.UMULHI;
            want(i, i.left(), i.target().kind());
            want(i, i.right(), shift ? Kind.I32 : i.target().kind());
            if (i.target().kind() == Kind.REF
                    || wide && i.target().kind() != Kind.I64
                    || i.op().isFloating() != i.target().kind().isFloating()) {
                fail(i, "no arithmetic on " + i.target().type());
            }
        } else if (instruction instanceof Instruction.Unary i) {
            want(i, i.source(), i.target().kind());
            if (i.op().isFloating() != i.target().kind().isFloating()) {
                fail(i, "no arithmetic on " + i.target().type());
            }
        } else if (instruction instanceof Instruction.RotateLeft i) {
            want(i, i.source(), i.target().kind());
            want(i, i.distance(), Kind.I32);
        } else if (instruction instanceof Instruction.Convert i) {
            converts(i);
        } else if (instruction instanceof Instruction.Compare i) {
            want(i, i.target(), Kind.I32);
            comparable(i, i.predicate(), i.left(), i.right());
        } else if (instruction instanceof Instruction.CompareThreeWay i) {
            want(i, i.target(), Kind.I32);
            want(i, i.right(), i.left().kind());
        }
    }

    private void converts(Instruction.Convert i) {
        switch (i.op()) {
            case SEXT, ZEXT -> convert(i, Set.of(Kind.I32), Set.of(Kind.I64));
            case SEXT8, SEXT16, ZEXT8, ZEXT16 -> convert(i, Set.of(Kind.I32), Set.of(Kind.I32));
            case TRUNC -> convert(i, Set.of(Kind.I64), Set.of(Kind.I32));
            case ADDRESS -> convert(i, Set.of(Kind.REF), Set.of(Kind.I64));
            case REFERENCE -> convert(i, Set.of(Kind.I64), Set.of(Kind.REF));
            case TO_FLOATING -> convert(i, INTEGERS, FLOATING);
            case FROM_FLOATING -> convert(i, FLOATING, INTEGERS);
            case WIDEN_FLOATING -> convert(i, Set.of(Kind.F32), Set.of(Kind.F64));
            case NARROW_FLOATING -> convert(i, Set.of(Kind.F64), Set.of(Kind.F32));
            case RAW_BITS ->
                want(
                        i,
                        i.target(),
                        switch (i.source().kind()) {
                            case I32 -> Kind.F32;
                            case I64, REF -> Kind.F64;
                            case F32 -> Kind.I32;
                            case F64 -> Kind.I64;
                        });
        }
    }

    private void convert(Instruction.Convert convert, Set<Kind> from, Set<Kind> to) {
        wantOneOf(convert, convert.source(), from);
        wantOneOf(convert, convert.target(), to);
    }

    private void checkMemory(Instruction instruction) {
        if (instruction instanceof Instruction.AtomicLoad i) {
            base(i, i.base());
            want(i, i.target(), i.memory().register());
        } else if (instruction instanceof Instruction.AtomicStore i) {
            base(i, i.base());
            want(i, i.value(), i.memory().register());
        } else if (instruction instanceof Instruction.AtomicUpdate i) {
            base(i, i.base());
            want(i, i.value(), i.memory().register());
            want(i, i.target(), i.memory().register());
            if (i.memory() == MemoryKind.REF && i.op() != UpdateOp.SET) {
                fail(i, "no arithmetic on references");
            }
        } else if (instruction instanceof Instruction.CompareExchange i) {
            base(i, i.base());
            want(i, i.expected(), i.memory().register());
            want(i, i.value(), i.memory().register());
            want(i, i.old(), i.memory().register());
            want(i, i.done(), Kind.I32);
        } else if (instruction instanceof Instruction.Load i) {
            base(i, i.base());
            want(i, i.target(), i.memory().register());
        } else if (instruction instanceof Instruction.Store i) {
            base(i, i.base());
            want(i, i.value(), i.memory().register());
        } else if (instruction instanceof Instruction.ArrayLength i) {
            want(i, i.target(), Kind.I32);
            want(i, i.array(), Kind.REF);
        } else if (instruction instanceof Instruction.ElementLoad i) {
            want(i, i.array(), Kind.REF);
            want(i, i.index(), Kind.I32);
            want(i, i.target(), i.memory().register());
        } else if (instruction instanceof Instruction.ElementStore i) {
            want(i, i.array(), Kind.REF);
            want(i, i.index(), Kind.I32);
            want(i, i.value(), i.memory().register());
        } else if (instruction instanceof Instruction.CopyMemory i) {
            Operands.read(i).forEach(o -> want(i, o, Kind.I64));
        } else if (instruction instanceof Instruction.FillMemory i) {
            want(i, i.target(), Kind.I64);
            want(i, i.value(), Kind.I32);
            want(i, i.count(), Kind.I64);
        } else if (instruction instanceof Instruction.NewObject i) {
            want(i, i.target(), Kind.REF);
        } else if (instruction instanceof Instruction.NewArray i) {
            want(i, i.target(), Kind.REF);
            want(i, i.length(), Kind.I32);
        } else if (instruction instanceof Instruction.SymbolAddress i) {
            want(i, i.target(), Kind.I64);
        }
    }

    private void base(Instruction instruction, Operand base) {
        if (base.kind() == Kind.I32 || base.kind().isFloating() || base instanceof Operand.Null) {
            fail(instruction, base + " is no address");
        }
    }

    private void checkCall(Instruction.Call call) {
        IrVerifier.Signature signature = signatures.get(call.symbol());
        if (signature == null) {
            fail(call, "nothing is called " + call.symbol());
            return;
        }
        fits(call, call.arguments(), signature.parameters(), "arguments");
        if (call.targets().size() != signature.results().size()) {
            fail(
                    call,
                    "there are " + signature.results().size() + " results, not "
                            + call.targets().size());
            return;
        }
        for (int i = 0; i < call.targets().size(); i++) {
            want(call, call.targets().get(i), signature.results().get(i).kind());
            if (call.targets().get(i).type().nonNull()
                    && !signature.results().get(i).nonNull()) {
                fail(call, "result " + i + " may be null");
            }
        }
    }

    private void fits(Instruction instruction, List<Operand> values, List<IrType> types, String what) {
        if (values.size() != types.size()) {
            fail(instruction, "there are " + types.size() + " " + what + ", not " + values.size());
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            want(instruction, values.get(i), types.get(i).kind());
            if (types.get(i).nonNull() && values.get(i) instanceof Operand.Null) {
                fail(instruction, "null is passed where null is not allowed");
            }
        }
    }

    private void checkTerminator(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Branch i) {
            comparable(i, i.predicate(), i.left(), i.right());
        } else if (terminator instanceof Instruction.Switch i) {
            want(i, i.value(), Kind.I32);
        } else if (terminator instanceof Instruction.Throw i) {
            want(i, i.exception(), Kind.REF);
        } else if (terminator instanceof Instruction.Return i) {
            fits(i, i.values(), function.results(), "results");
        }
    }

    private void comparable(Instruction instruction, Predicate predicate, Operand left, Operand right) {
        want(instruction, right, left.kind());
        if (left.kind() == Kind.REF && predicate != Predicate.EQ && predicate != Predicate.NE) {
            fail(instruction, "references have no order");
        }
    }

    private void want(Instruction instruction, Operand operand, Kind kind) {
        if (operand.kind() != kind) {
            fail(instruction, operand + " is of kind " + operand.kind().text() + ", not " + kind.text());
        }
    }

    private void wantOneOf(Instruction instruction, Operand operand, Set<Kind> kinds) {
        if (!kinds.contains(operand.kind())) {
            String wanted = kinds.stream().map(Kind::text).sorted().collect(Collectors.joining(" or "));
            fail(instruction, operand + " is of kind " + operand.kind().text() + ", not " + wanted);
        }
    }

    private void fail(Instruction instruction, String problem) {
        problems.add(problem + ": " + InstructionPrinter.print(instruction)
                + (instruction.line() > 0 ? " (line " + instruction.line() + ")" : ""));
    }
}
