/** What becomes part of the image: methods reached from the exported roots, and dispatch over the classes that exist. */
@NullMarked
package org.saltyos.maven.reach;

import org.jspecify.annotations.NullMarked;
