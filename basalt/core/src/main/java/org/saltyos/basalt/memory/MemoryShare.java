package org.saltyos.basalt.memory;

/**
 * What one client of the memory server holds, in bytes.
 *
 * @param pieces for kernel objects
 * @param lasting pages of its lasting objects
 * @param quota what both together may be at most
 */
public record MemoryShare(long pieces, long lasting, long quota) {}
