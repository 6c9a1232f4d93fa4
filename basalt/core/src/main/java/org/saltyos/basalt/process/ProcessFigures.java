package org.saltyos.basalt.process;

/**
 * What all processes together take.
 *
 * @param processes that run or have not been waited for
 * @param freePages pages of 4 KiB that their memory can still grow by
 * @param usedPages pages of 4 KiB that their memory has now, programs kept for the next start included
 * @param blocks places whose kernel objects have had memory of their own so far, of {@link ProgramLayout#PLACES}
 * @param started processes since the system's start
 */
public record ProcessFigures(int processes, long freePages, long usedPages, int blocks, long started) {}
