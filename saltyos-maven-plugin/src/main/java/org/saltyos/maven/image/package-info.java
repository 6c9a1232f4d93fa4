/** Composes what boots: flattened programs, the boot archive, the BIOS loader's parameters and the ISO 9660 medium. */
@NullMarked
package org.saltyos.maven.image;

import org.jspecify.annotations.NullMarked;
