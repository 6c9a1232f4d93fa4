/** Runs host programs without a shell, and takes the LLVM programs and libraries out of the artifact that carries them. */
@NullMarked
package org.saltyos.maven.tool;

import org.jspecify.annotations.NullMarked;
