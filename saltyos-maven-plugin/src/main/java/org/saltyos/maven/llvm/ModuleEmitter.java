package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMExternalLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMHiddenVisibility;
import static org.bytedeco.llvm.global.LLVM.LLVMInternalLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMSetLinkage;
import static org.bytedeco.llvm.global.LLVM.LLVMSetVisibility;

import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrImport;
import org.saltyos.maven.ir.IrModule;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Register;

/** Translates a whole image into an LLVM module: first every name, then every content, so that order does not matter. */
final class ModuleEmitter {
    private final ModuleContext context;
    private final Attributes attributes;
    private final Symbols symbols;
    private final Target target;

    ModuleEmitter(ModuleContext context, Target target) {
        this.context = context;
        this.target = target;
        attributes = new Attributes(context, target);
        symbols = new Symbols(context);
    }

    /** Emits everything; gives the function of each debug scope by its address. */
    Map<Long, IrFunction> emit(IrModule module) {
        GlobalEmitter globals = new GlobalEmitter(context, symbols, !target.bare());
        globals.declare(module.globals());
        module.imports().forEach(this::declare);
        module.functions().forEach(this::declare);
        globals.initialise(module.globals());
        DebugInformation debug = new DebugInformation(context, module.name());
        for (IrFunction function : module.functions()) {
            new FunctionEmitter(new FunctionState(context, symbols, function), attributes, debug).emit();
        }
        debug.finish();
        return debug.scopes();
    }

    private void declare(IrImport imported) {
        LLVMValueRef value = LLVMAddFunction(
                context.module, imported.symbol(), context.functionType(imported.results(), imported.parameters()));
        LLVMSetVisibility(value, LLVMHiddenVisibility);
        attributes.declare(value);
        symbols.define(imported.symbol(), value);
    }

    private void declare(IrFunction function) {
        List<IrType> parameters =
                function.parameters().stream().map(Register::type).toList();
        LLVMValueRef value = LLVMAddFunction(
                context.module, function.symbol(), context.functionType(function.results(), parameters));
        boolean exported = function.attributes().contains(IrFunction.Attribute.EXPORTED);
        LLVMSetLinkage(value, exported ? LLVMExternalLinkage : LLVMInternalLinkage);
        attributes.define(value, function.attributes());
        attributes.signature(value, parameters, function.results());
        symbols.define(function.symbol(), value);
    }
}
