/** ELF files: what the linker made, read with distrust. */
@NullMarked
package org.saltyos.maven.elf;

import org.jspecify.annotations.NullMarked;
