/** Every number and layout that crosses the kernel's boundary, once: used by kernel, servers, assembly and build. */
@NullMarked
package org.saltyos.abi;

import org.jspecify.annotations.NullMarked;
