package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateAutoVariable;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateDebugLocation;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateExpression;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateLexicalBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateParameterVariable;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderInsertDbgValueRecordAtEnd;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderInsertDeclareRecordAtEnd;
import static org.bytedeco.llvm.global.LLVM.LLVMDIFlagZero;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMDIBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.LocalVariable;
import org.saltyos.maven.ir.LocalVariable.Lines;

/**
 * The variables of one function in DWARF. A variable is known in the lines where it has a value: each range of lines is a
 * lexical block, the smaller ones inside the larger ones, and an instruction belongs to the smallest that has its line.
 */
final class DebugVariables {
    private static final long FRAGMENT = 0x1000; // DW_OP_LLVM_fragment

    private final ModuleContext context;
    private final LLVMDIBuilderRef builder;
    private final DebugTypes types;
    private final LLVMMetadataRef file;
    private final LLVMMetadataRef function;
    private final List<LocalVariable> variables;
    private final List<Lines> ranges;
    private final Map<Lines, LLVMMetadataRef> blocks = new HashMap<>();

    DebugVariables(
            ModuleContext context,
            LLVMDIBuilderRef builder,
            DebugTypes types,
            LLVMMetadataRef file,
            LLVMMetadataRef scope,
            IrFunction function) {
        this.context = context;
        this.builder = builder;
        this.types = types;
        this.file = file;
        this.function = scope;
        this.variables = function.locals();
        this.ranges = variables.stream()
                .filter(variable -> variable.argument() == 0)
                .map(LocalVariable::lines)
                .distinct()
                .sorted(Comparator.comparing(Lines::count).thenComparing(Lines::first))
                .toList();
        // The outer ones first, which are the parents of the others.
        for (int i = ranges.size() - 1; i >= 0; i--) {
            Lines range = ranges.get(i);
            LLVMMetadataRef parent = ranges.stream()
                    .filter(other -> other.surrounds(range))
                    .findFirst()
                    .map(blocks::get)
                    .orElse(scope);
            blocks.put(range, LLVMDIBuilderCreateLexicalBlock(builder, parent, file, range.first(), 0));
        }
    }

    /** The lexical blocks, which are scopes of the function too. */
    Iterable<LLVMMetadataRef> scopes() {
        return blocks.values();
    }

    /** The scope of the code of a line. */
    LLVMMetadataRef scope(int line) {
        Optional<Lines> smallest =
                ranges.stream().filter(range -> range.contains(line)).findFirst();
        return smallest.map(blocks::get).orElse(function);
    }

    /** Says where every variable is, at the end of the block in which the function's slots are made. */
    void declare(FunctionState state) {
        for (LocalVariable variable : variables) {
            LLVMMetadataRef described = describe(variable);
            for (int i = 0; i < variable.parts().size(); i++) {
                LLVMValueRef place = state.place(variable.parts().get(i).register());
                if (place != null) {
                    declare(state, variable, described, i, place);
                }
            }
        }
    }

    private LLVMMetadataRef describe(LocalVariable variable) {
        LLVMMetadataRef type = types.of(variable);
        String name = variable.name();
        return variable.argument() > 0
                ? LLVMDIBuilderCreateParameterVariable(
                        builder,
                        function,
                        name,
                        length(name),
                        variable.argument(),
                        file,
                        variable.firstLine(),
                        type,
                        0,
                        LLVMDIFlagZero)
                : LLVMDIBuilderCreateAutoVariable(
                        builder,
                        scopeOf(variable),
                        name,
                        length(name),
                        file,
                        variable.firstLine(),
                        type,
                        0,
                        LLVMDIFlagZero,
                        0);
    }

    private LLVMMetadataRef scopeOf(LocalVariable variable) {
        LLVMMetadataRef block = variable.argument() > 0 ? null : blocks.get(variable.lines());
        return block == null ? function : block;
    }

    private void declare(
            FunctionState state, LocalVariable variable, LLVMMetadataRef described, int part, LLVMValueRef place) {
        long[] operations = variable.parts().size() == 1
                ? new long[0]
                : new long[] {
                    FRAGMENT,
                    DebugTypes.offset(variable, part),
                    DebugTypes.bits(variable.parts().get(part))
                };
        LLVMMetadataRef expression = LLVMDIBuilderCreateExpression(builder, operations, operations.length);
        LLVMMetadataRef location =
                LLVMDIBuilderCreateDebugLocation(context.context, variable.firstLine(), 0, scopeOf(variable), null);
        LLVMBasicBlockRef block = state.entry();
        if (variable.parts().get(part).register().variable()) {
            LLVMDIBuilderInsertDeclareRecordAtEnd(builder, place, described, expression, location, block);
        } else {
            LLVMDIBuilderInsertDbgValueRecordAtEnd(builder, place, described, expression, location, block);
        }
    }
}
