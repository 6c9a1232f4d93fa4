/** Physical memory as the kernel sees it. */
@NullMarked
package org.saltyos.kernite.memory;

import org.jspecify.annotations.NullMarked;
