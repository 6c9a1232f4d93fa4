/** What code may do beside computing: effects that the build infers, and promises about them that it checks. */
@NullMarked
package org.saltyos.lang.effect;

import org.jspecify.annotations.NullMarked;
