/** How often loops run and how many instructions a call takes at most, proved from the IR alone. */
@NullMarked
package org.saltyos.maven.bounds;

import org.jspecify.annotations.NullMarked;
