/** The file server: paths, files in memory, devices, pipes, and the descriptors of all processes. */
@NullMarked
package org.saltyos.vfs;

import org.jspecify.annotations.NullMarked;
