package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMBuildCall2;
import static org.bytedeco.llvm.global.LLVM.LLVMConstBitCast;
import static org.bytedeco.llvm.global.LLVM.LLVMConstInt;
import static org.bytedeco.llvm.global.LLVM.LLVMContextCreate;
import static org.bytedeco.llvm.global.LLVM.LLVMContextDispose;
import static org.bytedeco.llvm.global.LLVM.LLVMCreateBuilderInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeBuilder;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeModule;
import static org.bytedeco.llvm.global.LLVM.LLVMDoubleTypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMFloatTypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMFunctionType;
import static org.bytedeco.llvm.global.LLVM.LLVMGetIntrinsicDeclaration;
import static org.bytedeco.llvm.global.LLVM.LLVMGlobalGetValueType;
import static org.bytedeco.llvm.global.LLVM.LLVMInt128TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMInt16TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMInt1TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMInt32TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMInt64TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMInt8TypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMLookupIntrinsicID;
import static org.bytedeco.llvm.global.LLVM.LLVMModuleCreateWithNameInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMPointerTypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMSetTarget;
import static org.bytedeco.llvm.global.LLVM.LLVMStructTypeInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMVoidTypeInContext;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMContextRef;
import org.bytedeco.llvm.LLVM.LLVMModuleRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.IrType;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;

/**
 * One LLVM context with one module: its types, constants and intrinsics.
 *
 * <p>Closing it frees everything made through it.
 */
final class ModuleContext implements AutoCloseable {
    final LLVMContextRef context;
    final LLVMModuleRef module;
    final LLVMBuilderRef builder;
    final LLVMTypeRef i1;
    final LLVMTypeRef i8;
    final LLVMTypeRef i16;
    final LLVMTypeRef i32;
    final LLVMTypeRef i64;
    final LLVMTypeRef i128;
    final LLVMTypeRef f32;
    final LLVMTypeRef f64;
    final LLVMTypeRef pointer;
    final LLVMTypeRef nothing;
    final Metadata metadata;
    final Target target;

    ModuleContext(String name, Target target) {
        this.target = target;
        context = LLVMContextCreate();
        module = LLVMModuleCreateWithNameInContext(name, context);
        builder = LLVMCreateBuilderInContext(context);
        LLVMSetTarget(module, target.triple());
        i1 = LLVMInt1TypeInContext(context);
        i8 = LLVMInt8TypeInContext(context);
        i16 = LLVMInt16TypeInContext(context);
        i32 = LLVMInt32TypeInContext(context);
        i64 = LLVMInt64TypeInContext(context);
        i128 = LLVMInt128TypeInContext(context);
        f32 = LLVMFloatTypeInContext(context);
        f64 = LLVMDoubleTypeInContext(context);
        pointer = LLVMPointerTypeInContext(context, 0);
        nothing = LLVMVoidTypeInContext(context);
        metadata = new Metadata(this);
    }

    /** A native array of pointers; JavaCPP would take a single pointer as a cast instead. */
    static PointerPointer<Pointer> array(Pointer... elements) {
        return new PointerPointer<>(elements);
    }

    /** A native array of pointers. */
    static PointerPointer<Pointer> array(List<? extends Pointer> elements) {
        return array(elements.toArray(new Pointer[0]));
    }

    /** Bytes of a string as LLVM counts them. */
    static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    LLVMTypeRef type(Kind kind) {
        return switch (kind) {
            case I32 -> i32;
            case I64 -> i64;
            case F32 -> f32;
            case F64 -> f64;
            case REF -> pointer;
        };
    }

    /** The type of a value in memory. */
    LLVMTypeRef type(MemoryKind memory) {
        return switch (memory) {
            case I8, U8 -> i8;
            case I16, U16 -> i16;
            case I32 -> i32;
            case I64 -> i64;
            case F32 -> f32;
            case F64 -> f64;
            case REF -> pointer;
        };
    }

    /** The integer type of so many bits. */
    LLVMTypeRef integer(int bits) {
        return switch (bits) {
            case 8 -> i8;
            case 16 -> i16;
            case 32 -> i32;
            case 64 -> i64;
            default -> throw new CompilerBug("no integer of " + bits + " bits");
        };
    }

    /** What a function returns: nothing, a value, or a structure of values. */
    LLVMTypeRef result(List<LLVMTypeRef> types) {
        return switch (types.size()) {
            case 0 -> nothing;
            case 1 -> types.get(0);
            default -> LLVMStructTypeInContext(context, array(types), types.size(), 0);
        };
    }

    LLVMTypeRef functionType(List<IrType> results, List<IrType> parameters) {
        return functionType(
                result(results.stream().map(t -> type(t.kind())).toList()),
                parameters.stream().map(t -> type(t.kind())).toArray(LLVMTypeRef[]::new));
    }

    LLVMTypeRef functionType(LLVMTypeRef result, LLVMTypeRef... parameters) {
        return LLVMFunctionType(result, array(parameters), parameters.length, 0);
    }

    LLVMValueRef constant(LLVMTypeRef type, long value) {
        return LLVMConstInt(type, value, 1);
    }

    /** A number as {@link Operand.Constant} holds it. */
    LLVMValueRef constant(Kind kind, long value) {
        return switch (kind) {
            case I32, I64 -> constant(type(kind), value);
            case F32 -> LLVMConstBitCast(constant(i32, value), f32);
            case F64 -> LLVMConstBitCast(constant(i64, value), f64);
            case REF -> throw new CompilerBug("a number is no reference: " + value);
        };
    }

    /** Calls an intrinsic that is overloaded on the given types. */
    LLVMValueRef intrinsic(String name, List<LLVMTypeRef> overloads, LLVMValueRef... arguments) {
        int id = LLVMLookupIntrinsicID(name, length(name));
        if (id == 0) {
            throw new CompilerBug("LLVM has no intrinsic " + name);
        }
        LLVMValueRef function = LLVMGetIntrinsicDeclaration(module, id, array(overloads), overloads.size());
        return LLVMBuildCall2(
                builder, LLVMGlobalGetValueType(function), function, array(arguments), arguments.length, "");
    }

    @Override
    public void close() {
        LLVMDisposeBuilder(builder);
        LLVMDisposeModule(module);
        LLVMContextDispose(context);
    }
}
