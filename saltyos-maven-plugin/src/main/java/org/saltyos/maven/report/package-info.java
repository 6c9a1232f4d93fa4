/** What a build tells about its result: sizes, stack depths, unsafe uses, memory map, as JSON and as text. */
@NullMarked
package org.saltyos.maven.report;

import org.jspecify.annotations.NullMarked;
