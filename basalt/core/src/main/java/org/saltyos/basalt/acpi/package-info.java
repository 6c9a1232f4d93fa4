/** ACPI's tables as a program reads them: which devices there are, and how the machine is switched off. */
@NullMarked
package org.saltyos.basalt.acpi;

import org.jspecify.annotations.NullMarked;
