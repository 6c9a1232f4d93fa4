/** The compiler in a JVM of its own: what aborts there, or loads there, does not touch the build. */
@NullMarked
package org.saltyos.maven.pipeline.worker;

import org.jspecify.annotations.NullMarked;
