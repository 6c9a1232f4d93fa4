/** Words for people about faults of programs. */
@NullMarked
package org.saltyos.basalt.report;

import org.jspecify.annotations.NullMarked;
