package org.saltyos.maven.llvm;

import org.bytedeco.llvm.global.LLVM;

/** What machine code is made for: processor, code model and the registers that may be used. */
public enum Target {
    /** The kernel: linked at the top of the address space, no vector or floating point registers, no red zone. */
    KERNEL(
            "x86_64-unknown-none-elf",
            "x86-64",
            Constants.INTEGER_ONLY,
            LLVM.LLVMCodeModelKernel,
            true,
            Constants.COMPACT),
    /** A server: linked in the lowest 2 GiB, otherwise like the kernel. */
    SERVER(
            "x86_64-unknown-none-elf",
            "x86-64",
            Constants.INTEGER_ONLY,
            LLVM.LLVMCodeModelSmall,
            true,
            Constants.COMPACT),
    /** A server that declares floating point: the vector registers that every x86-64 processor has. */
    SERVER_FLOATING("x86_64-unknown-none-elf", "x86-64", "", LLVM.LLVMCodeModelSmall, true, Constants.COMPACT),
    /** A static Linux program on the machine of the build, for differential tests and benchmarks. */
    HOST("x86_64-unknown-linux-gnu", "x86-64-v2", "", LLVM.LLVMCodeModelSmall, false, Constants.FAST);

    private final String triple;
    private final String processor;
    private final String features;
    private final int codeModel;
    private final boolean bare;
    private final int inlineThreshold;

    Target(String triple, String processor, String features, int codeModel, boolean bare, int inlineThreshold) {
        this.triple = triple;
        this.processor = processor;
        this.features = features;
        this.codeModel = codeModel;
        this.bare = bare;
        this.inlineThreshold = inlineThreshold;
    }

    /** The LLVM target triple. */
    public String triple() {
        return triple;
    }

    /** The processor whose instructions may be used: fixed, so that builds do not depend on the host. */
    String processor() {
        return processor;
    }

    /** Whether there is an instruction that rounds to whole numbers (SSE 4.1). */
    boolean rounds() {
        return switch (this) {
            case KERNEL, SERVER, SERVER_FLOATING -> false;
            case HOST -> true;
        };
    }

    /** LLVM's names of what the processor lacks or has beyond its model. */
    String features() {
        return features;
    }

    /** The LLVM code model. */
    int codeModel() {
        return codeModel;
    }

    /**
     * Whether there is no operating system below: interrupts arrive on the same stack, so there is no red zone, and
     * stack traces need frame pointers everywhere.
     */
    public boolean bare() {
        return bare;
    }

    /**
     * How large a function LLVM may inline at an ordinary call, in its own units (about five per instruction).
     *
     * @param heap whether the module takes memory at run time, and so brings much of the library along
     */
    int inlineThreshold(boolean heap) {
        return bare && heap ? Constants.LIBRARY : inlineThreshold;
    }

    /** Values the constants refer to, which cannot be static fields of the enum itself. */
    private static final class Constants {
        static final String INTEGER_ONLY = "-mmx,-sse,-sse2,-sse3,-ssse3,-sse4.1,-sse4.2,-avx,-avx2,+soft-float";

        /** LLVM's own choice for O2. */
        static final int FAST = 225;

        /** The kernel is a fifth smaller than with 225, and still inlines every accessor and small operation. */
        static final int COMPACT = 100;

        /** Servers with a heap are a tenth smaller than with 100, and LLVM takes a tenth less time for them. */
        static final int LIBRARY = 40;
    }
}
