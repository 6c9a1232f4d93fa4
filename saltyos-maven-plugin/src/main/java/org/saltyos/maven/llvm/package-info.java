/** Translates the IR to machine code through LLVM-C; the only package that knows {@code org.bytedeco}. */
@NullMarked
package org.saltyos.maven.llvm;

import org.jspecify.annotations.NullMarked;
