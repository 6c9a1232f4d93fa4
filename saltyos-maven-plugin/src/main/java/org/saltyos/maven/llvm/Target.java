package org.saltyos.maven.llvm;

import org.bytedeco.llvm.global.LLVM;

/** What machine code is made for: processor, code model and the registers that may be used. */
public enum Target {
    /** The kernel: linked at the top of the address space, no vector or floating point registers, no red zone. */
    KERNEL("x86_64-unknown-none-elf", "x86-64", Constants.INTEGER_ONLY, LLVM.LLVMCodeModelKernel, true),
    /** A server: linked in the lowest 2 GiB, otherwise like the kernel. */
    SERVER("x86_64-unknown-none-elf", "x86-64", Constants.INTEGER_ONLY, LLVM.LLVMCodeModelSmall, true),
    /** A static Linux program on the machine of the build, for differential tests and benchmarks. */
    HOST("x86_64-unknown-linux-gnu", "x86-64-v2", "", LLVM.LLVMCodeModelSmall, false);

    private final String triple;
    private final String processor;
    private final String features;
    private final int codeModel;
    private final boolean bare;

    Target(String triple, String processor, String features, int codeModel, boolean bare) {
        this.triple = triple;
        this.processor = processor;
        this.features = features;
        this.codeModel = codeModel;
        this.bare = bare;
    }

    /** The LLVM target triple. */
    public String triple() {
        return triple;
    }

    /** The processor whose instructions may be used: fixed, so that builds do not depend on the host. */
    String processor() {
        return processor;
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
    boolean bare() {
        return bare;
    }

    /** Values the constants refer to, which cannot be static fields of the enum itself. */
    private static final class Constants {
        static final String INTEGER_ONLY = "-mmx,-sse,-sse2,-sse3,-ssse3,-sse4.1,-sse4.2,-avx,-avx2,+soft-float";
    }
}
