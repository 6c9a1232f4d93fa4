/** Measures the kernel from user space. */
@NullMarked
package org.saltyos.benchmark;

import org.jspecify.annotations.NullMarked;
