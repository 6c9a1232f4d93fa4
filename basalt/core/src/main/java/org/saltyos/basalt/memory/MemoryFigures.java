package org.saltyos.basalt.memory;

/**
 * How much memory there is, in bytes.
 *
 * @param total that the memory server has; what the kernel, init, and the programs of servers take is not in it
 * @param free that belongs to nobody, neither to a client nor to the pool
 * @param pool that is lent to the pool
 * @param poolFree of it in pages that nobody uses
 */
public record MemoryFigures(long total, long free, long pool, long poolFree) {}
