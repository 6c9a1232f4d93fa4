package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMBuildAShr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildAdd;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildAnd;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildICmp;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildIntToPtr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildLShr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildMul;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildNeg;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildOr;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildPtrToInt;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSDiv;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSExt;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSRem;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSelect;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildShl;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildSub;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildTrunc;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildUDiv;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildURem;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildXor;
import static org.bytedeco.llvm.global.LLVM.LLVMBuildZExt;
import static org.bytedeco.llvm.global.LLVM.LLVMIntEQ;
import static org.bytedeco.llvm.global.LLVM.LLVMIntNE;
import static org.bytedeco.llvm.global.LLVM.LLVMIntSGE;
import static org.bytedeco.llvm.global.LLVM.LLVMIntSGT;
import static org.bytedeco.llvm.global.LLVM.LLVMIntSLE;
import static org.bytedeco.llvm.global.LLVM.LLVMIntSLT;
import static org.bytedeco.llvm.global.LLVM.LLVMIntUGE;
import static org.bytedeco.llvm.global.LLVM.LLVMIntUGT;
import static org.bytedeco.llvm.global.LLVM.LLVMIntULE;
import static org.bytedeco.llvm.global.LLVM.LLVMIntULT;

import java.util.List;
import org.bytedeco.llvm.LLVM.LLVMBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMTypeRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.saltyos.maven.ir.BinaryOp;
import org.saltyos.maven.ir.Instruction.Binary;
import org.saltyos.maven.ir.Instruction.Compare;
import org.saltyos.maven.ir.Instruction.CompareThreeWay;
import org.saltyos.maven.ir.Instruction.Convert;
import org.saltyos.maven.ir.Instruction.RotateLeft;
import org.saltyos.maven.ir.Instruction.Unary;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.Operand;
import org.saltyos.maven.ir.Predicate;

/** Numbers: arithmetic that wraps, masked shifts, conversions and comparisons; floating point goes on to its own. */
final class ArithmeticEmitter {
    private static final int WIDE_BITS = 64;

    private final ModuleContext context;
    private final LLVMBuilderRef builder;
    private final FunctionState state;
    private final FloatingEmitter floating;

    ArithmeticEmitter(FunctionState state) {
        this.state = state;
        this.context = state.context;
        this.builder = context.builder;
        this.floating = new FloatingEmitter(context);
    }

    void emit(Binary binary) {
        LLVMValueRef left = state.get(binary.left());
        LLVMValueRef right = state.get(binary.right());
        boolean wide = binary.target().kind() == Kind.I64;
        LLVMValueRef result = switch (binary.op()) {
            case ADD -> LLVMBuildAdd(builder, left, right, "");
            case SUB -> LLVMBuildSub(builder, left, right, "");
            case MUL -> LLVMBuildMul(builder, left, right, "");
            case SDIV, SREM -> signedDivision(binary, left, right);
            case UDIV -> LLVMBuildUDiv(builder, left, right, "");
            case UREM -> LLVMBuildURem(builder, left, right, "");
            case AND -> LLVMBuildAnd(builder, left, right, "");
            case OR -> LLVMBuildOr(builder, left, right, "");
            case XOR -> LLVMBuildXor(builder, left, right, "");
            case SHL -> LLVMBuildShl(builder, left, distance(right, wide), "");
            case ASHR -> LLVMBuildAShr(builder, left, distance(right, wide), "");
            case LSHR -> LLVMBuildLShr(builder, left, distance(right, wide), "");
            case SMULHI -> highProduct(left, right, true);
            case UMULHI -> highProduct(left, right, false);
            case FADD, FSUB, FMUL, FDIV, FREM, FMIN, FMAX ->
                floating.binary(binary.op(), binary.target().kind(), left, right);
        };
        state.set(binary.target(), result);
    }

    void emit(Unary unary) {
        LLVMValueRef source = state.get(unary.source());
        LLVMTypeRef type = context.type(unary.target().kind());
        List<LLVMTypeRef> overload = List.of(type);
        LLVMValueRef zeroIsDefined = context.constant(context.i1, 0);
        LLVMValueRef result = switch (unary.op()) {
            case POPCOUNT -> context.intrinsic("llvm.ctpop", overload, source);
            case LEADING_ZEROS -> context.intrinsic("llvm.ctlz", overload, source, zeroIsDefined);
            case TRAILING_ZEROS -> context.intrinsic("llvm.cttz", overload, source, zeroIsDefined);
            case BYTE_SWAP -> context.intrinsic("llvm.bswap", overload, source);
            case BIT_REVERSE -> context.intrinsic("llvm.bitreverse", overload, source);
            case FNEG, FABS, FSQRT, FFLOOR, FCEIL, FRINT ->
                floating.unary(unary.op(), unary.target().kind(), source);
        };
        state.set(unary.target(), result);
    }

    void emit(RotateLeft rotate) {
        LLVMValueRef source = state.get(rotate.source());
        boolean wide = rotate.target().kind() == Kind.I64;
        LLVMValueRef distance = distance(state.get(rotate.distance()), wide);
        LLVMTypeRef type = context.type(rotate.target().kind());
        state.set(rotate.target(), context.intrinsic("llvm.fshl", List.of(type), source, source, distance));
    }

    void emit(Convert convert) {
        LLVMValueRef source = state.get(convert.source());
        LLVMValueRef result = switch (convert.op()) {
            case SEXT -> LLVMBuildSExt(builder, source, context.i64, "");
            case ZEXT -> LLVMBuildZExt(builder, source, context.i64, "");
            case TRUNC -> LLVMBuildTrunc(builder, source, context.i32, "");
            case SEXT8 -> LLVMBuildSExt(builder, narrow(source, context.i8), context.i32, "");
            case SEXT16 -> LLVMBuildSExt(builder, narrow(source, context.i16), context.i32, "");
            case ZEXT8 -> LLVMBuildZExt(builder, narrow(source, context.i8), context.i32, "");
            case ZEXT16 -> LLVMBuildZExt(builder, narrow(source, context.i16), context.i32, "");
            case ADDRESS -> LLVMBuildPtrToInt(builder, source, context.i64, "");
            case TO_FLOATING, FROM_FLOATING, WIDEN_FLOATING, NARROW_FLOATING, RAW_BITS ->
                floating.convert(
                        convert.op(), convert.source().kind(), convert.target().kind(), source);
            case REFERENCE -> LLVMBuildIntToPtr(builder, source, context.pointer, "");
        };
        state.set(convert.target(), result);
    }

    void emit(Compare compare) {
        LLVMValueRef holds = condition(compare.predicate(), compare.left(), compare.right());
        state.set(compare.target(), LLVMBuildZExt(builder, holds, context.i32, ""));
    }

    void emit(CompareThreeWay compare) {
        List<LLVMTypeRef> overloads =
                List.of(context.i32, context.type(compare.left().kind()));
        state.set(
                compare.target(),
                context.intrinsic("llvm.scmp", overloads, state.get(compare.left()), state.get(compare.right())));
    }

    /** A one-bit value: whether the predicate holds. */
    LLVMValueRef condition(Predicate predicate, Operand left, Operand right) {
        return left.kind().isFloating()
                ? floating.condition(predicate, state.get(left), state.get(right))
                : LLVMBuildICmp(builder, code(predicate), state.get(left), state.get(right), "");
    }

    private static int code(Predicate predicate) {
        return switch (predicate) {
            case EQ -> LLVMIntEQ;
            case NE -> LLVMIntNE;
            case LT -> LLVMIntSLT;
            case GE -> LLVMIntSGE;
            case GT -> LLVMIntSGT;
            case LE -> LLVMIntSLE;
            case ULT -> LLVMIntULT;
            case UGE -> LLVMIntUGE;
            case UGT -> LLVMIntUGT;
            case ULE -> LLVMIntULE;
        };
    }

    /** Java defines MIN / -1 as MIN and MIN % -1 as 0, where LLVM's division has no result (JLS 15.17.2, 15.17.3). */
    private LLVMValueRef signedDivision(Binary binary, LLVMValueRef left, LLVMValueRef right) {
        boolean quotient = binary.op() == BinaryOp.SDIV;
        if (binary.right() instanceof Operand.Constant constant && constant.value() != -1) {
            return quotient ? LLVMBuildSDiv(builder, left, right, "") : LLVMBuildSRem(builder, left, right, "");
        }
        LLVMTypeRef type = context.type(binary.target().kind());
        LLVMValueRef negates = LLVMBuildICmp(builder, LLVMIntEQ, right, context.constant(type, -1), "");
        LLVMValueRef divisor = LLVMBuildSelect(builder, negates, context.constant(type, 1), right, "");
        if (quotient) {
            LLVMValueRef divided = LLVMBuildSDiv(builder, left, divisor, "");
            return LLVMBuildSelect(builder, negates, LLVMBuildNeg(builder, left, ""), divided, "");
        }
        return LLVMBuildSRem(builder, left, divisor, "");
    }

    /** Java takes a shift distance modulo the width (JLS 15.19); LLVM leaves larger ones undefined. */
    private LLVMValueRef distance(LLVMValueRef distance, boolean wide) {
        LLVMValueRef mask = context.constant(context.i32, wide ? WIDE_BITS - 1 : WIDE_BITS / 2 - 1);
        LLVMValueRef masked = LLVMBuildAnd(builder, distance, mask, "");
        return wide ? LLVMBuildZExt(builder, masked, context.i64, "") : masked;
    }

    private LLVMValueRef highProduct(LLVMValueRef left, LLVMValueRef right, boolean signed) {
        LLVMTypeRef type = context.i128;
        LLVMValueRef a = signed ? LLVMBuildSExt(builder, left, type, "") : LLVMBuildZExt(builder, left, type, "");
        LLVMValueRef b = signed ? LLVMBuildSExt(builder, right, type, "") : LLVMBuildZExt(builder, right, type, "");
        LLVMValueRef product = LLVMBuildMul(builder, a, b, "");
        LLVMValueRef high = LLVMBuildLShr(builder, product, context.constant(type, WIDE_BITS), "");
        return LLVMBuildTrunc(builder, high, context.i64, "");
    }

    private LLVMValueRef narrow(LLVMValueRef value, LLVMTypeRef type) {
        return LLVMBuildTrunc(builder, value, type, "");
    }
}
