/** Methods that the compiler replaces by operations of its own, and library members it accepts. */
@NullMarked
package org.saltyos.maven.intrinsic;

import org.jspecify.annotations.NullMarked;
