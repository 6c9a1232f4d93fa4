/** Random system calls from threads without rights, and what the kernel must not let happen meanwhile. */
@NullMarked
package org.saltyos.fuzz;

import org.jspecify.annotations.NullMarked;
