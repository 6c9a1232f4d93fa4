/** Raw memory and device registers by address, the ground that structs stand on. */
@NullMarked
package org.saltyos.lang.memory;

import org.jspecify.annotations.NullMarked;
