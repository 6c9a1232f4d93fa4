/** The closed world: class files of the module, its dependencies and the running JDK, read with ASM. */
@NullMarked
package org.saltyos.maven.world;

import org.jspecify.annotations.NullMarked;
