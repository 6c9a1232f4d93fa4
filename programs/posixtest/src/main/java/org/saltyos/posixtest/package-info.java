/** Compares the system with a table of what Linux does. */
@NullMarked
package org.saltyos.posixtest;

import org.jspecify.annotations.NullMarked;
