/** A kernel on a simulated machine, for the tests of its packages. */
@NullMarked
package org.saltyos.kernite;

import org.jspecify.annotations.NullMarked;
