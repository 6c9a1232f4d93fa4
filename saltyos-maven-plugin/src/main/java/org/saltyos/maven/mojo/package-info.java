/** The goals: thin adapters between Maven and the pipeline, and the only code that knows Maven. */
@NullMarked
package org.saltyos.maven.mojo;

import org.jspecify.annotations.NullMarked;
