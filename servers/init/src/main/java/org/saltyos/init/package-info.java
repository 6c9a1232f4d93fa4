/** The first program: starts the servers in order, grants what their manifests declare, and reports their faults. */
@NullMarked
package org.saltyos.init;

import org.jspecify.annotations.NullMarked;
