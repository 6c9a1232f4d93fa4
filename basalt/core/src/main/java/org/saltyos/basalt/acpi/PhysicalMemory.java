package org.saltyos.basalt.acpi;

import org.saltyos.basalt.kernel.KernelFault;

/** Shows physical memory; whoever holds the capabilities to device memory implements it. */
public interface PhysicalMemory {
    /**
     * Maps {@code bytes} bytes from {@code physical} on, readable.
     *
     * @return where the first of them is
     * @throws KernelFault when nobody gave the program that memory
     */
    long map(long physical, long bytes) throws KernelFault;
}
