/** Everything that names a register, a table or a device of x86_64. */
@NullMarked
package org.saltyos.kernite.arch.x86_64;

import org.jspecify.annotations.NullMarked;
