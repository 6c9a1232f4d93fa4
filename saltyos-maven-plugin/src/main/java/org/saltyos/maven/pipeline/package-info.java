/** The steps of a build, each with declared inputs and outputs, their up-to-date checks and progress events. */
@NullMarked
package org.saltyos.maven.pipeline;

import org.jspecify.annotations.NullMarked;
