package org.saltyos.basalt.acpi;

import org.saltyos.basalt.capability.IoPort;
import org.saltyos.basalt.kernel.KernelFault;

/** Reaches I/O ports that the firmware's tables name; whoever may hand out ports implements it. */
@FunctionalInterface
public interface PowerPorts {
    /**
     * A capability to these ports, to be used before the next call.
     *
     * @throws KernelFault when they belong to somebody else
     */
    IoPort reach(int first, int last) throws KernelFault;
}
