/** Tests of whole systems: images that boot in QEMU, and builds that are started as a user would. */
@NullMarked
package org.saltyos.it;

import org.jspecify.annotations.NullMarked;
