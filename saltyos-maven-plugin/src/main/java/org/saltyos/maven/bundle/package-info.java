/** The server bundle: the zip in which a built server or kernel travels between modules and repositories. */
@NullMarked
package org.saltyos.maven.bundle;

import org.jspecify.annotations.NullMarked;
