package org.saltyos.maven.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saltyos.abi.PanicKind;
import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.Register;

/** Rewrites one function for {@link ExceptionLowering}: every way an exception can take becomes a branch or a return. */
final class FunctionRewriter {
    private final ExceptionLowering image;
    private final IrFunction function;
    private final boolean throwing;
    private final List<Block> blocks = new ArrayList<>();
    private int registers;
    private int names;
    private Block.Id current = new Block.Id(0);
    private List<Instruction> open = new ArrayList<>();

    FunctionRewriter(ExceptionLowering image, IrFunction function) {
        this.image = image;
        this.function = function;
        this.throwing = image.isThrowing(function.symbol());
        FreshNames fresh = FreshNames.of(function);
        registers = fresh.register();
        names = fresh.block();
    }

    IrFunction rewrite() {
        for (Block block : function.blocks()) {
            start(block.id());
            block.instructions().forEach(this::rewrite);
            terminate(block.terminator());
        }
        return new IrFunction(
                function.symbol(),
                function.displayName(),
                function.sourceFile(),
                function.line(),
                function.parameters(),
                throwing ? withException(function.results()) : function.results(),
                blocks,
                function.attributes(),
                function.locals());
    }

    /** Together with an exception there is no result, so its references may be null. */
    private static List<IrType> withException(List<IrType> results) {
        List<IrType> all = new ArrayList<>();
        results.forEach(type -> all.add(type.nonNull() ? IrType.NULLABLE : type));
        all.add(IrType.NULLABLE);
        return all;
    }

    private void rewrite(Instruction instruction) {
        if (instruction instanceof Instruction.Call call) {
            call(call);
        } else if (instruction instanceof Instruction.Check check) {
            check(check);
        } else {
            open.add(instruction);
        }
    }

    private void call(Instruction.Call call) {
        if (!image.isThrowing(call.symbol())) {
            open.add(new Instruction.Call(call.line(), call.targets(), call.symbol(), call.arguments()));
            return;
        }
        List<Register> targets = new ArrayList<>();
        List<Instruction> promises = new ArrayList<>();
        for (Register target : call.targets()) {
            if (target.type().nonNull()) {
                Register loose = temporary();
                targets.add(loose);
                promises.add(new Instruction.Move(call.line(), target, loose));
            } else {
                targets.add(target);
            }
        }
        Register exception = temporary();
        targets.add(exception);
        open.add(new Instruction.Call(call.line(), targets, call.symbol(), call.arguments()));
        Block.Id failed = name();
        Block.Id next = name();
        end(new Instruction.Branch(call.line(), Predicate.NE, exception, new Operand.Null(), failed, next, true));
        start(failed);
        raise(call.line(), exception, call.unwind());
        start(next);
        open.addAll(promises);
    }

    private void check(Instruction.Check check) {
        Optional<Exceptions.Raised> raised = image.raises(function, check);
        if (raised.isEmpty()) {
            open.add(new Instruction.Check(
                    check.line(), check.panicKind(), check.predicate(), check.left(), check.right()));
            return;
        }
        Block.Id failed = name();
        Block.Id next = name();
        Predicate fails = check.predicate().negated();
        end(new Instruction.Branch(check.line(), fails, check.left(), check.right(), failed, next, true));
        start(failed);
        Register made = temporary();
        List<Operand> told = image.told(function, check, raised.get());
        call(new Instruction.Call(check.line(), List.of(made), raised.get().maker(), told, check.unwind()));
        raise(check.line(), made, check.unwind());
        start(next);
    }

    /** Ends the block by taking an exception to its handlers here, to the caller, or to its report. */
    private void raise(int line, Operand exception, Instruction.@Nullable Unwind unwind) {
        if (unwind != null) {
            open.add(new Instruction.Move(line, unwind.exception(), exception));
            end(new Instruction.Jump(line, unwind.pad()));
        } else if (throwing) {
            List<Operand> values = new ArrayList<>();
            function.results()
                    .forEach(type -> values.add(
                            switch (type.kind()) {
                                case I32 -> Operand.i32(0);
                                case I64 -> Operand.i64(0);
                                case F32 -> Operand.f32(0);
                                case F64 -> Operand.f64(0);
                                case REF -> new Operand.Null();
                            }));
            values.add(exception);
            end(new Instruction.Return(line, values));
        } else {
            report(line, exception);
        }
    }

    /** Ends the block, and with it the program or server, by an exception that nobody catches. */
    private void report(int line, Operand exception) {
        Optional<String> report = image.uncaught();
        report.ifPresent(symbol -> open.add(new Instruction.Call(line, List.of(), symbol, List.of(exception))));
        end(new Instruction.Panic(line, report.isPresent() ? PanicKind.THROWN : PanicKind.UNREACHABLE));
    }

    private void terminate(Instruction.Terminator terminator) {
        if (terminator instanceof Instruction.Return result && throwing) {
            List<Operand> values = new ArrayList<>(result.values());
            values.add(new Operand.Null());
            end(new Instruction.Return(result.line(), values));
        } else if (terminator instanceof Instruction.Throw thrown) {
            if (image.raises(function, thrown)) {
                raise(thrown.line(), thrown.exception(), null);
            } else {
                report(thrown.line(), thrown.exception()); // here, where the line of the throw is known
            }
        } else {
            end(terminator);
        }
    }

    private Register temporary() {
        return new Register(registers++, IrType.NULLABLE, false);
    }

    private Block.Id name() {
        return new Block.Id(names++);
    }

    private void start(Block.Id id) {
        current = id;
        open = new ArrayList<>();
    }

    private void end(Instruction.Terminator terminator) {
        blocks.add(new Block(current, open, terminator));
    }
}
