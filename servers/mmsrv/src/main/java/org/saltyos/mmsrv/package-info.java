/** The memory server: hands out pieces of memory and memory objects, and knows who holds what. */
@NullMarked
package org.saltyos.mmsrv;

import org.jspecify.annotations.NullMarked;
