/** A random sequence of system calls, the same in every run: compares two ways through the kernel. */
@NullMarked
package org.saltyos.paths;

import org.jspecify.annotations.NullMarked;
