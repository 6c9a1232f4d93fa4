/** What Salty Java is written with: annotations that the compiler and the annotation processor know by name. */
@NullMarked
package org.saltyos.lang;

import org.jspecify.annotations.NullMarked;
