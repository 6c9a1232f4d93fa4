package org.saltyos.basalt.console;

/**
 * How much text a terminal shows.
 *
 * @param rows lines, 0 if unknown
 * @param columns characters of a line, 0 if unknown
 */
public record WindowSize(int rows, int columns) {}
