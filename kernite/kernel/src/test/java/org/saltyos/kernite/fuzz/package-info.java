/** Random operations on a simulated machine, guided by the coverage of the kernel. */
@NullMarked
package org.saltyos.kernite.fuzz;

import org.jspecify.annotations.NullMarked;
