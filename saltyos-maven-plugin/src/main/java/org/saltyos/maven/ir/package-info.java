/** The typed register IR between Java bytecode and LLVM: plain records, no behaviour but printing and verifying. */
@NullMarked
package org.saltyos.maven.ir;

import org.jspecify.annotations.NullMarked;
