/** Address spaces: page tables, the memory lent for them, and the mappings of frames. */
@NullMarked
package org.saltyos.kernite.vspace;

import org.jspecify.annotations.NullMarked;
