package org.saltyos.maven.elf;

/**
 * From this address on, up to the next row's, the code comes from one source line.
 *
 * @param address of the first instruction
 * @param file the name of the source file, without directories
 * @param line from 1; 0 where nothing is known
 */
public record LineRow(long address, String file, int line) {}
