package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMCodeGenLevelDefault;
import static org.bytedeco.llvm.global.LLVM.LLVMCodeGenLevelNone;
import static org.bytedeco.llvm.global.LLVM.LLVMContextSetDiagnosticHandler;
import static org.bytedeco.llvm.global.LLVM.LLVMCreatePassBuilderOptions;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateTargetDataLayout;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateTargetMachine;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeMemoryBuffer;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeMessage;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposePassBuilderOptions;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeTargetData;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeTargetMachine;
import static org.bytedeco.llvm.global.LLVM.LLVMGetBufferSize;
import static org.bytedeco.llvm.global.LLVM.LLVMGetBufferStart;
import static org.bytedeco.llvm.global.LLVM.LLVMGetErrorMessage;
import static org.bytedeco.llvm.global.LLVM.LLVMGetTargetFromTriple;
import static org.bytedeco.llvm.global.LLVM.LLVMObjectFile;
import static org.bytedeco.llvm.global.LLVM.LLVMPassBuilderOptionsSetInlinerThreshold;
import static org.bytedeco.llvm.global.LLVM.LLVMPrintModuleToString;
import static org.bytedeco.llvm.global.LLVM.LLVMRelocStatic;
import static org.bytedeco.llvm.global.LLVM.LLVMReturnStatusAction;
import static org.bytedeco.llvm.global.LLVM.LLVMRunPasses;
import static org.bytedeco.llvm.global.LLVM.LLVMSetModuleDataLayout;
import static org.bytedeco.llvm.global.LLVM.LLVMTargetMachineEmitToMemoryBuffer;
import static org.bytedeco.llvm.global.LLVM.LLVMVerifyModule;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.llvm.LLVM.LLVMErrorRef;
import org.bytedeco.llvm.LLVM.LLVMMemoryBufferRef;
import org.bytedeco.llvm.LLVM.LLVMPassBuilderOptionsRef;
import org.bytedeco.llvm.LLVM.LLVMTargetDataRef;
import org.bytedeco.llvm.LLVM.LLVMTargetMachineRef;
import org.bytedeco.llvm.LLVM.LLVMTargetRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.IrModule;

/**
 * Compiles IR to an object file: translate, verify, optimise, emit.
 *
 * <p>LLVM ends the process on some of its own failures, so this runs in a JVM of its own. {@link LlvmLibrary#load} comes
 * first. The result depends on nothing but the arguments.
 */
public final class ObjectCompiler {
    /** Kernel, servers and programs with a heap: no loop is doubled. */
    private static final String COMPACT = "default<O2>";

    /** Inlines and simplifies, but leaves loops as they are. */
    private static final String SIMPLIFY = "thinlto-pre-link<O2>";

    /** All else that O2 stands for: loops are turned into vectors and doubled. */
    private static final String SPEED_UP = "thinlto<O2>";

    /** Taking memory becomes code, and its way without a failure one without a look. */
    private static final String AFTER_ALLOCATION = "always-inline,function(jump-threading,simplifycfg,early-cse)";

    /** What functions must have to be compiled at all, and no variables in memory, of which there are many. */
    private static final String HARDLY = "always-inline,function(sroa,simplifycfg)";

    private final Target target;
    private final Effort effort;

    /** A compiler for one target. */
    public ObjectCompiler(Target target) {
        this(target, Effort.FULL);
    }

    /** A compiler for one target that tries as hard as it is told. */
    public ObjectCompiler(Target target, Effort effort) {
        this.target = target;
        this.effort = effort;
    }

    /**
     * Compiles a module.
     *
     * @throws CompilerBug if LLVM rejects what was made of the module
     * @throws org.saltyos.maven.diag.UserError SALT0806 if inline assembly is at fault
     */
    public CompiledModule compile(IrModule module) {
        try (PointerScope scope = new PointerScope();
                ModuleContext context = new ModuleContext(module.name(), target)) {
            Complaints complaints = new Complaints();
            LLVMContextSetDiagnosticHandler(context.context, complaints, null);
            LLVMTargetMachineRef machine = machine();
            try {
                Map<Long, IrFunction> scopes = translate(context, machine, module);
                optimise(context, machine);
                CodeFacts facts = new CodeFactsReader(scopes).read(context.module);
                SortedMap<String, SortedSet<String>> calls = CallGraphReader.calls(context.module);
                SortedSet<String> exported = CallGraphReader.exported(context.module);
                byte[] object = emit(context, machine);
                if (!complaints.errors().isEmpty()) {
                    throw failure(module, complaints.errors());
                }
                return new CompiledModule(
                        object, CallGraphReader.join(calls, exported, complaints.frameSizes()), facts);
            } finally {
                LLVMDisposeTargetMachine(machine);
            }
        }
    }

    /** The LLVM IR of a module as text, before or after optimisation: for tests and for people who look for a fault. */
    public String text(IrModule module, boolean optimised) {
        try (PointerScope scope = new PointerScope();
                ModuleContext context = new ModuleContext(module.name(), target)) {
            LLVMTargetMachineRef machine = machine();
            try {
                translate(context, machine, module);
                if (optimised) {
                    optimise(context, machine);
                }
                return take(LLVMPrintModuleToString(context.module));
            } finally {
                LLVMDisposeTargetMachine(machine);
            }
        }
    }

    /** Only inline assembly brings text of the user to LLVM; any other error is ours. */
    private static RuntimeException failure(IrModule module, List<String> errors) {
        boolean assembly = errors.stream().allMatch(e -> e.contains("<inline asm>") || e.contains("constraint"));
        return assembly
                ? AssemblyChecks.explain(module, errors)
                : new CompilerBug("LLVM reports: " + String.join("; ", errors));
    }

    private LLVMTargetMachineRef machine() {
        PointerPointer<LLVMTargetRef> found = new PointerPointer<>(1);
        BytePointer message = new BytePointer((Pointer) null);
        if (LLVMGetTargetFromTriple(target.triple(), found, message) != 0) {
            throw new CompilerBug("LLVM does not know " + target.triple() + ": " + take(message));
        }
        return LLVMCreateTargetMachine(
                new LLVMTargetRef(found.get(0)),
                target.triple(),
                target.processor(),
                target.features(),
                switch (effort) {
                    case FULL -> LLVMCodeGenLevelDefault;
                    case LITTLE -> LLVMCodeGenLevelNone;
                },
                LLVMRelocStatic,
                target.codeModel());
    }

    private Map<Long, IrFunction> translate(ModuleContext context, LLVMTargetMachineRef machine, IrModule module) {
        LLVMTargetDataRef layout = LLVMCreateTargetDataLayout(machine);
        LLVMSetModuleDataLayout(context.module, layout);
        LLVMDisposeTargetData(layout);
        Map<Long, IrFunction> scopes = new ModuleEmitter(context, target).emit(module);
        verify(context);
        return scopes;
    }

    private static void verify(ModuleContext context) {
        BytePointer message = new BytePointer((Pointer) null);
        if (LLVMVerifyModule(context.module, LLVMReturnStatusAction, message) != 0) {
            throw new CompilerBug("LLVM rejects the module: " + take(message));
        }
    }

    private void optimise(ModuleContext context, LLVMTargetMachineRef machine) {
        LLVMPassBuilderOptionsRef options = LLVMCreatePassBuilderOptions();
        LLVMPassBuilderOptionsSetInlinerThreshold(options, target.inlineThreshold(Allocator.isUsed(context)));
        if (effort == Effort.LITTLE) {
            Allocator.define(context, new Attributes(context, target));
            context.metadata.forgetInvariants();
            run(context, machine, HARDLY, options);
            LLVMDisposePassBuilderOptions(options);
            return;
        }
        if (target.bare() || Allocator.isUsed(context)) {
            run(context, machine, COMPACT, options);
        } else {
            run(context, machine, SIMPLIFY, options);
            new CheckMerger(context).run();
            verify(context);
            run(context, machine, SPEED_UP, options);
        }
        if (Allocator.define(context, new Attributes(context, target))) {
            context.metadata.forgetInvariants();
            run(context, machine, AFTER_ALLOCATION, options);
        }
        LLVMDisposePassBuilderOptions(options);
    }

    private static void run(
            ModuleContext context, LLVMTargetMachineRef machine, String pipeline, LLVMPassBuilderOptionsRef options) {
        LLVMErrorRef error = LLVMRunPasses(context.module, pipeline, machine, options);
        if (error != null) {
            throw new CompilerBug("LLVM cannot run " + pipeline + ": "
                    + LLVMGetErrorMessage(error).getString());
        }
    }

    private static byte[] emit(ModuleContext context, LLVMTargetMachineRef machine) {
        BytePointer message = new BytePointer((Pointer) null);
        PointerPointer<LLVMMemoryBufferRef> result = new PointerPointer<>(1);
        if (LLVMTargetMachineEmitToMemoryBuffer(machine, context.module, LLVMObjectFile, message, result) != 0) {
            throw new CompilerBug("LLVM cannot emit an object: " + take(message));
        }
        LLVMMemoryBufferRef buffer = new LLVMMemoryBufferRef(result.get(0));
        byte[] object = new byte[Math.toIntExact(LLVMGetBufferSize(buffer))];
        LLVMGetBufferStart(buffer).capacity(object.length).get(object);
        LLVMDisposeMemoryBuffer(buffer);
        return object;
    }

    private static String take(BytePointer message) {
        String text = message.getString();
        LLVMDisposeMessage(message);
        return text;
    }
}
