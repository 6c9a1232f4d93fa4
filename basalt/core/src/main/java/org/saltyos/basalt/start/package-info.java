/** How a program starts, learns what it was granted, and serves requests, now or later. */
@NullMarked
package org.saltyos.basalt.start;

import org.jspecify.annotations.NullMarked;
