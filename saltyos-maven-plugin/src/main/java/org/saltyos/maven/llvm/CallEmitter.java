package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMBuildCall2;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildExtractValue;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSExt;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildTrunc;
import static org.bytedeco.llvm.global.LLVM.LLVMGetInlineAsm;
import static org.bytedeco.llvm.global.LLVM.LLVMGlobalGetValueType;
import static org.bytedeco.llvm.global.LLVM.LLVMInlineAsmDialectATT;
import static org.saltyos.maven.llvm.ModuleContext.array;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.Instruction.Call;
import org.saltyos.maven.ir.Instruction.InlineAssembly;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Register;

/** Calls of functions and of inline assembly. */
final class CallEmitter {
    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final FunctionState state;

    CallEmitter(FunctionState state) {
        this.state = state;
        this.context = state.context;
        this.builder = context.builder;
    }

    void emit(Call call) {
        LLVMValueRef function = state.symbols.get(call.symbol());
        List<LLVMValueRef> arguments = call.arguments().stream().map(state::get).toList();
        LLVMValueRef result = LLVMBuildCall2(
                builder, LLVMGlobalGetValueType(function), function, array(arguments), arguments.size(), "");
        results(call.targets(), result);
    }

    void emit(InlineAssembly assembly) {
        AssemblyChecks.check(assembly, state.function);
        List<LLVMTypeRef> types = new ArrayList<>();
        List<LLVMValueRef> arguments = new ArrayList<>();
        for (int i = 0; i < assembly.arguments().size(); i++) {
            LLVMTypeRef type = context.integer(assembly.argumentWidths().get(i));
            LLVMValueRef argument = state.get(assembly.arguments().get(i));
            types.add(type);
            arguments.add(
                    fits(
                                    assembly.arguments().get(i).kind(),
                                    assembly.argumentWidths().get(i))
                            ? argument
                            : LLVMBuildTrunc(builder, argument, type, ""));
        }
        LLVMTypeRef result = context.result(
                assembly.resultWidths().stream().map(context::integer).toList());
        LLVMTypeRef type = context.functionType(result, types.toArray(new LLVMTypeRef[0]));
        String code = assembly.code();
        String constraints = assembly.constraints();
        LLVMValueRef body = LLVMGetInlineAsm(
                type,
                code,
                length(code),
                constraints,
                length(constraints),
                assembly.pure() ? 0 : 1,
                0,
                LLVMInlineAsmDialectATT,
                0);
        LLVMValueRef call = LLVMBuildCall2(builder, type, body, array(arguments), arguments.size(), "");
        assemblyResults(assembly, call);
    }

    private void assemblyResults(InlineAssembly assembly, LLVMValueRef call) {
        List<Register> targets = assembly.targets();
        for (int i = 0; i < targets.size(); i++) {
            LLVMValueRef part = targets.size() == 1 ? call : LLVMBuildExtractValue(builder, call, i, "");
            Kind kind = targets.get(i).kind();
            boolean fits = fits(kind, assembly.resultWidths().get(i));
            state.set(targets.get(i), fits ? part : LLVMBuildSExt(builder, part, context.type(kind), ""));
        }
    }

    private void results(List<Register> targets, LLVMValueRef result) {
        if (targets.size() == 1) {
            state.set(targets.get(0), result);
            return;
        }
        for (int i = 0; i < targets.size(); i++) {
            state.set(targets.get(i), LLVMBuildExtractValue(builder, result, i, ""));
        }
    }

    private static boolean fits(Kind kind, int bits) {
        return switch (kind) {
            case I32 -> bits == 32;
            case I64, REF -> bits == 64;
            case F32, F64 -> throw new CompilerBug("inline assembly with floating-point operands");
        };
    }
}
