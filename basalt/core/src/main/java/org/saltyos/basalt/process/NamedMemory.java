package org.saltyos.basalt.process;

/**
 * Shared memory as {@link ProcessManager#mapNamed} mapped it.
 *
 * @param address of its first page
 * @param bytes mapped, whole pages
 */
public record NamedMemory(long address, long bytes) {}
