/** The rules of Salty Java that need no data flow, one class each. */
@NullMarked
package org.saltyos.maven.subset;

import org.jspecify.annotations.NullMarked;
