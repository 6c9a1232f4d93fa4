/** Assembles, links, and works out what was linked: sizes, stack depth, line table. */
@NullMarked
package org.saltyos.maven.link;

import org.jspecify.annotations.NullMarked;
