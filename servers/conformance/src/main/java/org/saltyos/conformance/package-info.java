/** Tests of the kernel from an unprivileged program, one ID for each promise. */
@NullMarked
package org.saltyos.conformance;

import org.jspecify.annotations.NullMarked;
