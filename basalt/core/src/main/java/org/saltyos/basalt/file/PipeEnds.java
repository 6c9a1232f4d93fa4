package org.saltyos.basalt.file;

/**
 * The two descriptors of a pipe.
 *
 * @param input what is written comes out here
 * @param output it is written here
 */
public record PipeEnds(int input, int output) {}
