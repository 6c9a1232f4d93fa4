/** What kernel tests share: a simulated machine with a small world of objects, and checks of its invariants. */
@NullMarked
package org.saltyos.kernite.testing;

import org.jspecify.annotations.NullMarked;
