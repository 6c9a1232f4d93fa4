/** Untyped memory: how user space turns memory into kernel objects. */
@NullMarked
package org.saltyos.kernite.untyped;

import org.jspecify.annotations.NullMarked;
