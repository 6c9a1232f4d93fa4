package org.saltyos.maven.llvm;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.llvm.global.LLVM;

/** Loads the native code of LLVM into this JVM. */
public final class LlvmLibrary {
    private LlvmLibrary() {}

    /**
     * Loads the libraries and readies the x86 code generator; calling it again changes nothing.
     *
     * <p>JavaCPP's own loader is told to stay out: in the release used here it asks for library names that are not in
     * its artifact, and unpacks everything.
     *
     * @param libraries absolute paths, in the order to load them
     */
    public static void load(List<Path> libraries) {
        System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
        for (Path library : libraries) {
            System.load(library.toAbsolutePath().toString());
        }
        LLVM.LLVMInitializeX86TargetInfo();
        LLVM.LLVMInitializeX86Target();
        LLVM.LLVMInitializeX86TargetMC();
        LLVM.LLVMInitializeX86AsmPrinter();
        LLVM.LLVMInitializeX86AsmParser();
    }
}
