/** The small programs a person uses at the shell, in one: argument 0 tells which. */
@NullMarked
package org.saltyos.tools;

import org.jspecify.annotations.NullMarked;
