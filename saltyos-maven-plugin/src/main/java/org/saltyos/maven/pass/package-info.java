/** Passes over the IR of a whole image, each from IR to IR. */
@NullMarked
package org.saltyos.maven.pass;

import org.jspecify.annotations.NullMarked;
