/** Pages of block sources in memory: read when they are asked for, written later, replaced when the room is needed. */
@NullMarked
package org.saltyos.vfs.cache;

import org.jspecify.annotations.NullMarked;
