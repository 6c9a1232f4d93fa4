package org.saltyos.basalt.file;

/**
 * How full a file system is.
 *
 * @param bytes that files can take, 0 for a file system without contents of its own
 * @param used bytes that they take
 * @param files files of all kinds
 */
public record Usage(long bytes, long used, long files) {}
