package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMAddModuleFlag;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateDIBuilder;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateCompileUnit;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateDebugLocation;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateFile;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateSubroutineType;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderFinalize;
import static org.bytedeco.llvm.global.LLVM.LLVMDIFlagZero;
import static org.bytedeco.llvm.global.LLVM.LLVMDWARFEmissionFull;
import static org.bytedeco.llvm.global.LLVM.LLVMDWARFSourceLanguageJava;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeDIBuilder;
import static org.bytedeco.llvm.global.LLVM.LLVMModuleFlagBehaviorWarning;
import static org.bytedeco.llvm.global.LLVM.LLVMSetCurrentDebugLocation2;
import static org.bytedeco.llvm.global.LLVM.LLVMSetSubprogram;
import static org.bytedeco.llvm.global.LLVM.LLVMValueAsMetadata;
import static org.saltyos.maven.llvm.ModuleContext.array;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMDIBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.IrFunction;

/** DWARF 4: a subprogram per function with its variables, and a location per instruction, kept through inlining. */
final class DebugInformation {
    private static final int DWARF_VERSION = 4;
    private static final int METADATA_VERSION = 3;
    private static final String PRODUCER = "saltyos-maven-plugin";

    private final ModuleContext context;
    private final LLVMDIBuilderRef builder;
    private final Map<String, LLVMMetadataRef> files = new HashMap<>();
    private final Map<Long, IrFunction> scopes = new HashMap<>();
    private final LLVMMetadataRef noType;
    private final DebugTypes types;

    /** Opens the compilation unit; paths are relative, so that the result does not depend on the folder. */
    DebugInformation(ModuleContext context, String name) {
        this.context = context;
        builder = LLVMCreateDIBuilder(context.module);
        LLVMMetadataRef file = file(name);
        LLVMDIBuilderCreateCompileUnit(
                builder,
                LLVMDWARFSourceLanguageJava,
                file,
                PRODUCER,
                length(PRODUCER),
                1,
                "",
                0,
                0,
                "",
                0,
                LLVMDWARFEmissionFull,
                0,
                0,
                0,
                "",
                0,
                "",
                0);
        noType = LLVMDIBuilderCreateSubroutineType(builder, file, array(), 0, LLVMDIFlagZero);
        types = new DebugTypes(builder, file);
        flag("Debug Info Version", METADATA_VERSION);
        flag("Dwarf Version", DWARF_VERSION);
    }

    /** Describes a function and returns its scope. */
    LLVMMetadataRef function(LLVMValueRef function, IrFunction described) {
        LLVMMetadataRef file = file(described.sourceFile());
        String name = described.displayName();
        String symbol = described.symbol();
        LLVMMetadataRef scope = LLVMDIBuilderCreateFunction(
                builder,
                file,
                name,
                length(name),
                symbol,
                length(symbol),
                file,
                described.line(),
                noType,
                1,
                1,
                described.line(),
                LLVMDIFlagZero,
                1);
        LLVMSetSubprogram(function, scope);
        scopes.put(scope.address(), described);
        return scope;
    }

    /** Describes the variables of a function. */
    DebugVariables variables(LLVMMetadataRef scope, IrFunction described) {
        DebugVariables result =
                new DebugVariables(context, builder, types, file(described.sourceFile()), scope, described);
        result.scopes().forEach(block -> scopes.put(block.address(), described));
        return result;
    }

    /** The function of each scope, by the scope's address, which stays through optimisation. */
    Map<Long, IrFunction> scopes() {
        return scopes;
    }

    /** Makes the instructions built next come from a line of a function. */
    void at(LLVMMetadataRef scope, int line) {
        LLVMSetCurrentDebugLocation2(
                context.builder, LLVMDIBuilderCreateDebugLocation(context.context, line, 0, scope, null));
    }

    /** Makes the instructions built next come from no line. */
    void nowhere() {
        LLVMSetCurrentDebugLocation2(context.builder, null);
    }

    /** Completes the description; nothing may be described afterwards. */
    void finish() {
        LLVMDIBuilderFinalize(builder);
        LLVMDisposeDIBuilder(builder);
    }

    private LLVMMetadataRef file(String path) {
        return files.computeIfAbsent(path, p -> LLVMDIBuilderCreateFile(builder, p, length(p), ".", 1));
    }

    private void flag(String key, int value) {
        LLVMAddModuleFlag(
                context.module,
                LLVMModuleFlagBehaviorWarning,
                key,
                length(key),
                LLVMValueAsMetadata(context.constant(context.i32, value)));
    }
}
