/** What programs and the file server say to each other. */
@NullMarked
package org.saltyos.basalt.file;

import org.jspecify.annotations.NullMarked;
