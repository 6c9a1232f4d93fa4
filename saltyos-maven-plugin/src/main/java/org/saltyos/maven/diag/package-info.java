/** What the toolchain tells its users: located, coded, explained. */
@NullMarked
package org.saltyos.maven.diag;

import org.jspecify.annotations.NullMarked;
