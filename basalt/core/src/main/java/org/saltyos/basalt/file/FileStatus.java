package org.saltyos.basalt.file;

/**
 * What is known of a file.
 *
 * @param type what it is
 * @param mode permissions, and the three bits above them, which mean nothing yet
 * @param number its inode's number, unique in its file system
 * @param fileSystem number of its file system
 * @param links names it has
 * @param size in bytes
 * @param modified nanoseconds from the system's start to its last change
 */
public record FileStatus(FileType type, int mode, int number, short fileSystem, int links, long size, long modified) {
    /** Whether it is a directory. */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }
}
