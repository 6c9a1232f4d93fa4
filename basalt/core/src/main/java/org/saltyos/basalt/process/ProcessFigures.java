package org.saltyos.basalt.process;

/**
 * What all processes together take.
 *
 * @param processes that run or have not been waited for
 * @param freePages pages of 4 KiB that their memory can still grow by
 * @param usedPages pages of 4 KiB that their memory has now, programs kept for the next start included
 * @param blocks pieces of memory for kernel objects that the process manager has now
 * @param started processes since the system's start
 * @param memoryBytes memory that the memory server has, for processes and files
 * @param freeBytes of it that nobody uses, in or out of the pool of pages
 */
public record ProcessFigures(
        int processes, long freePages, long usedPages, int blocks, long started, long memoryBytes, long freeBytes) {}
