package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.*;

import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.diag.CompilerBug;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.ConvertOp;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Predicate;
import org.saltyos.maven.ir.UnaryOp;

/**
 * Floating-point numbers as Java has them: each operation rounds once, to nearest, and none is rearranged or joined with
 * another, because no instruction gets a fast-math flag. A remainder becomes a call of {@code fmod} or {@code fmodf}, which
 * the linker takes from {@code remainder.S}.
 */
final class FloatingEmitter {
    /** From here on every float is a whole number. */
    private static final float WHOLE_FLOATS = 0x1p23f;

    /** From here on every double is a whole number. */
    private static final double WHOLE_DOUBLES = 0x1p52;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;

    FloatingEmitter(ModuleContext context) {
        this.context = context;
        this.builder = context.builder;
    }

    LLVMValueRef binary(BinaryOp op, Kind kind, LLVMValueRef left, LLVMValueRef right) {
        List<LLVMTypeRef> overload = List.of(context.type(kind));
        return switch (op) {
            case FADD -> LLVMBuildFAdd(builder, left, right, "");
            case FSUB -> LLVMBuildFSub(builder, left, right, "");
            case FMUL -> LLVMBuildFMul(builder, left, right, "");
            case FDIV -> LLVMBuildFDiv(builder, left, right, "");
            case FREM -> LLVMBuildFRem(builder, left, right, "");
            case FMIN -> context.intrinsic("llvm.minimum", overload, left, right);
            case FMAX -> context.intrinsic("llvm.maximum", overload, left, right);
            case ADD, SUB, MUL, SDIV, SREM, UDIV, UREM, AND, OR, XOR, SHL, ASHR, LSHR, SMULHI, UMULHI ->
                throw new CompilerBug(op + " of floating-point numbers");
        };
    }

    LLVMValueRef unary(UnaryOp op, Kind kind, LLVMValueRef source) {
        List<LLVMTypeRef> overload = List.of(context.type(kind));
        return switch (op) {
            case FNEG -> LLVMBuildFNeg(builder, source, "");
            case FABS -> context.intrinsic("llvm.fabs", overload, source);
            case FSQRT -> context.intrinsic("llvm.sqrt", overload, source);
            case FFLOOR -> whole("llvm.floor", op, kind, source);
            case FCEIL -> whole("llvm.ceil", op, kind, source);
            case FRINT -> whole("llvm.rint", op, kind, source);
            case POPCOUNT, LEADING_ZEROS, TRAILING_ZEROS, BYTE_SWAP, BIT_REVERSE ->
                throw new CompilerBug(op + " of a floating-point number");
        };
    }

    LLVMValueRef convert(ConvertOp op, Kind from, Kind to, LLVMValueRef source) {
        LLVMTypeRef type = context.type(to);
        return switch (op) {
            case TO_FLOATING -> LLVMBuildSIToFP(builder, source, type, "");
            case FROM_FLOATING -> context.intrinsic("llvm.fptosi.sat", List.of(type, context.type(from)), source);
            case WIDEN_FLOATING -> LLVMBuildFPExt(builder, source, type, "");
            case NARROW_FLOATING -> LLVMBuildFPTrunc(builder, source, type, "");
            case RAW_BITS -> LLVMBuildBitCast(builder, source, type, "");
            case SEXT, ZEXT, TRUNC, SEXT8, SEXT16, ZEXT8, ZEXT16, ADDRESS, REFERENCE ->
                throw new CompilerBug(op + " of a floating-point number");
        };
    }

    LLVMValueRef condition(Predicate predicate, LLVMValueRef left, LLVMValueRef right) {
        int code = switch (predicate) {
            case EQ -> LLVMRealOEQ;
            case NE -> LLVMRealUNE;
            case LT -> LLVMRealOLT;
            case GE -> LLVMRealOGE;
            case GT -> LLVMRealOGT;
            case LE -> LLVMRealOLE;
            case ULT -> LLVMRealULT;
            case UGE -> LLVMRealUGE;
            case UGT -> LLVMRealUGT;
            case ULE -> LLVMRealULE;
        };
        return LLVMBuildFCmp(builder, code, left, right, "");
    }

    /**
     * Rounds to a whole number. Without an instruction for it LLVM would call a library, so it is done by hand there: adding
     * and subtracting the number from which on all are whole rounds a smaller magnitude to the nearest, ties to even; one step
     * back may follow. NaN and large numbers stay as they are, and every result keeps the sign, zeros included.
     */
    private LLVMValueRef whole(String intrinsic, UnaryOp op, Kind kind, LLVMValueRef source) {
        LLVMTypeRef type = context.type(kind);
        List<LLVMTypeRef> overload = List.of(type);
        if (context.target.rounds()) {
            return context.intrinsic(intrinsic, overload, source);
        }
        LLVMValueRef limit = kind == Kind.F32
                ? context.constant(kind, Float.floatToRawIntBits(WHOLE_FLOATS))
                : context.constant(kind, Double.doubleToRawLongBits(WHOLE_DOUBLES));
        LLVMValueRef magnitude = context.intrinsic("llvm.fabs", overload, source);
        LLVMValueRef added = LLVMBuildFAdd(builder, magnitude, limit, "");
        LLVMValueRef nearest = LLVMBuildFSub(builder, added, limit, "");
        LLVMValueRef rounded = context.intrinsic("llvm.copysign", overload, nearest, source);
        if (op != UnaryOp.FRINT) {
            boolean floor = op == UnaryOp.FFLOOR;
            LLVMValueRef one = LLVMConstReal(type, floor ? -1 : 1);
            LLVMValueRef beyond = condition(floor ? Predicate.GT : Predicate.LT, rounded, source);
            LLVMValueRef stepped = LLVMBuildFAdd(builder, rounded, one, "");
            rounded = context.intrinsic(
                    "llvm.copysign", overload, LLVMBuildSelect(builder, beyond, stepped, rounded, ""), source);
        }
        return LLVMBuildSelect(builder, condition(Predicate.LT, magnitude, limit), rounded, source, "");
    }
}
