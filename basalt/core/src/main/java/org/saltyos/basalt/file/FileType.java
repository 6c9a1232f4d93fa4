package org.saltyos.basalt.file;

/** What a file is. */
public enum FileType {
    /** A sequence of bytes. */
    REGULAR,
    /** Names of other files. */
    DIRECTORY,
    /** A path that is walked in its place. */
    SYMBOLIC_LINK,
    /** Something that is read and written byte by byte. */
    CHARACTER_DEVICE,
    /** A row of blocks that are read and written through a cache. */
    BLOCK_DEVICE,
    /** A pipe. */
    PIPE
}
