package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetFirstInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetMDKindIDInContext;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextBasicBlock;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextFunction;
import static org.bytedeco.llvm.global.LLVM.LLVMGetNextInstruction;
import static org.bytedeco.llvm.global.LLVM.LLVMMDNodeInContext2;
import static org.bytedeco.llvm.global.LLVM.LLVMMDStringInContext2;
import static org.bytedeco.llvm.global.LLVM.LLVMMetadataAsValue;
import static org.bytedeco.llvm.global.LLVM.LLVMSetMetadata;
import static org.bytedeco.llvm.global.LLVM.LLVMValueAsMetadata;
import static org.saltyos.maven.llvm.ModuleContext.array;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMBasicBlockRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.bytedeco.llvm.LLVM.LLVMValueRef;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.ir.IrType;

/**
 * Facts about instructions that the optimiser cannot see for itself.
 *
 * <p>They decide the speed of checked code: with lengths that never change and references known to point to that many
 * bytes, LLVM hoists and removes the checks of a loop and vectorises it; without, it does neither.
 */
final class Metadata {
    /** How much rarer the unlikely side of a branch is: as LLVM's own passes weigh paths that end the program. */
    private static final int LIKELY_WEIGHT = (1 << 20) - 1;

    private static final String INVARIANT = "invariant.load";

    private final ModuleContext context;
    private final Map<String, LLVMMetadataRef> aliasTags = new HashMap<>();
    private @Nullable LLVMMetadataRef aliasRoot;

    Metadata(ModuleContext context) {
        this.context = context;
    }

    /** Says that the access touches only memory of this name, unless the name is null. */
    void alias(LLVMValueRef access, @Nullable String name) {
        if (name != null) {
            set(access, "tbaa", aliasTags.computeIfAbsent(name, this::aliasTag));
        }
    }

    /** Says that the loaded memory never changes. */
    void invariant(LLVMValueRef load) {
        set(load, INVARIANT, node());
    }

    /**
     * Takes back what was said of memory that never changes. It was true of every object while it existed; once memory is
     * taken before the eyes of the code generator, it is not of the moments before its header is written.
     */
    void forgetInvariants() {
        int id = LLVMGetMDKindIDInContext(context.context, INVARIANT, (int) length(INVARIANT));
        for (LLVMValueRef function = LLVMGetFirstFunction(context.module);
                function != null;
                function = LLVMGetNextFunction(function)) {
            for (LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(function);
                    block != null;
                    block = LLVMGetNextBasicBlock(block)) {
                for (LLVMValueRef each = LLVMGetFirstInstruction(block);
                        each != null;
                        each = LLVMGetNextInstruction(each)) {
                    LLVMSetMetadata(each, id, null);
                }
            }
        }
    }

    /** Says that the loaded value is an array length: 0 to 2^31 - 1, defined, never changing. */
    void arrayLength(LLVMValueRef load) {
        set(
                load,
                "range",
                node(
                        number(context.constant(context.i32, 0)),
                        number(context.constant(context.i32, Integer.MIN_VALUE))));
        set(load, "noundef", node());
        invariant(load);
        alias(load, "array length");
    }

    /** Says what a loaded reference points to. */
    void reference(LLVMValueRef load, IrType type) {
        if (type.nonNull()) {
            set(load, "nonnull", node());
            set(load, "noundef", node());
            set(load, "align", node(number(context.constant(context.i64, Attributes.OBJECT_ALIGNMENT))));
            if (type.bytes() > 0) {
                set(load, "dereferenceable", node(number(context.constant(context.i64, type.bytes()))));
            }
        }
    }

    /** Says that the first successor of a branch is hardly ever taken. */
    void unlikely(LLVMValueRef branch) {
        weights(branch, 1, LIKELY_WEIGHT);
    }

    /** Says that the second successor of a branch is hardly ever taken. */
    void likely(LLVMValueRef branch) {
        weights(branch, LIKELY_WEIGHT, 1);
    }

    private void weights(LLVMValueRef branch, int first, int second) {
        set(
                branch,
                "prof",
                node(
                        text("branch_weights"),
                        number(context.constant(context.i32, first)),
                        number(context.constant(context.i32, second))));
    }

    private LLVMMetadataRef aliasTag(String name) {
        LLVMMetadataRef root = aliasRoot;
        if (root == null) {
            root = node(text("Salty Java"));
            aliasRoot = root;
        }
        LLVMMetadataRef zero = number(context.constant(context.i64, 0));
        LLVMMetadataRef type = node(text(name), root, zero);
        return node(type, type, zero);
    }

    private LLVMMetadataRef node(LLVMMetadataRef... operands) {
        return LLVMMDNodeInContext2(context.context, array(operands), operands.length);
    }

    private LLVMMetadataRef text(String text) {
        return LLVMMDStringInContext2(context.context, text, length(text));
    }

    private static LLVMMetadataRef number(LLVMValueRef constant) {
        return LLVMValueAsMetadata(constant);
    }

    private void set(LLVMValueRef instruction, String kind, LLVMMetadataRef value) {
        int id = LLVMGetMDKindIDInContext(context.context, kind, (int) length(kind));
        LLVMSetMetadata(instruction, id, LLVMMetadataAsValue(context.context, value));
    }
}
