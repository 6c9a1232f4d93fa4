/** Build-time initialisation: runs static initialisers and turns the object graph they leave into data of the image. */
@NullMarked
package org.saltyos.maven.heap;

import org.jspecify.annotations.NullMarked;
