/** The shell: reads commands, expands their words, starts programs and connects them. */
@NullMarked
package org.saltyos.sh;

import org.jspecify.annotations.NullMarked;
