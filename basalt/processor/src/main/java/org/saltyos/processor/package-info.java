/** The annotation processor: turns declarations of memory layouts and protocols into readable Salty Java. */
@NullMarked
package org.saltyos.processor;

import org.jspecify.annotations.NullMarked;
