/** What the memory server offers: pieces of memory for kernel objects, and memory objects that outlive their users. */
@NullMarked
package org.saltyos.basalt.memory;

import org.jspecify.annotations.NullMarked;
