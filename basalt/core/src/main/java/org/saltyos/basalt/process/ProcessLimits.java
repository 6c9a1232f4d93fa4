package org.saltyos.basalt.process;

/**
 * What a process, and each process that it starts, may have at most.
 *
 * @param memory bytes of one process: its program's data, stack and heap, and its mappings
 * @param processes that descend from the same child of the first process
 */
public record ProcessLimits(long memory, long processes) {}
