package org.saltyos.basalt.process;

/**
 * A file that a process maps.
 *
 * @param file its number, by which the file server knows it as long as it is mapped, also after a restart
 * @param writable whether the descriptor allows writing, so that a shared mapping may be written to
 */
public record MappedFile(int file, boolean writable) {}
