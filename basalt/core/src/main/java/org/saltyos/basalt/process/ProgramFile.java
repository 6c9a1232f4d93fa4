package org.saltyos.basalt.process;

/**
 * A program's file as the file server found it.
 *
 * @param size in bytes
 * @param archiveOffset where its contents start in the boot archive if they are still those of the archive, else -1
 */
public record ProgramFile(long size, long archiveOffset) {}
