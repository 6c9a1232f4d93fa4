/** The whole system before it runs: what each server declares, whether it fits together, and the table init follows. */
@NullMarked
package org.saltyos.maven.system;

import org.jspecify.annotations.NullMarked;
