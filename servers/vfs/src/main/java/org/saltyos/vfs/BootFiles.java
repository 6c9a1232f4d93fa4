package org.saltyos.vfs;

import java.util.Arrays;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.vfs.cache.CachedSource;
import org.saltyos.vfs.cache.PageCache;

/**
 * The boot archive as a file system that cannot be changed: all that the machine was started with, also what is for init alone,
 * and files as they were before they were written to. Its tree is made when somebody looks, its pages are read when they are
 * wanted.
 */
final class BootFiles {
    private final FileSystem boot;
    private final long archive;
    private final CachedSource source;
    private long size;

    /**
     * For an archive at an address, of which nothing is read yet.
     *
     * @param size in bytes
     */
    BootFiles(FileSystem boot, PageCache cache, long archive, long size) {
        this.boot = boot;
        this.archive = archive;
        this.size = size;
        source = new CachedSource(cache, new MemorySource(archive, size));
    }

    /** Has the tree be made as soon as somebody looks. */
    void show() {
        boot.root().refreshedBy(this::make);
    }

    private void make() {
        long bytes = size;
        size = 0; // once
        try {
            Cpio.read(archive, bytes, this::add);
        } catch (PosixFault fault) {
            return; // what lies before the damage is there
        }
    }

    private void add(byte[] path, int mode, long contents, long length) {
        Directory directory = boot.root();
        int start = 0;
        for (int i = 0; i < path.length; i++) {
            if (path[i] == '/') {
                directory = inside(directory, Arrays.copyOfRange(path, start, i));
                start = i + 1;
            }
        }
        byte[] name = Arrays.copyOfRange(path, start, path.length);
        if (name.length == 0 || directory.peek(name) != null) {
            return;
        }
        switch (mode & Cpio.KIND_MASK) {
            case Cpio.DIRECTORY -> directory.add(name, new Directory(boot, mode));
            case Cpio.LINK -> directory.add(name, new SymbolicLink(boot, Cpio.bytes(contents, (int) length)));
            default -> directory.add(name, new CachedFile(boot, mode, source, contents - archive, length));
        }
    }

    private Directory inside(Directory directory, byte[] name) {
        Node kept = directory.peek(name);
        if (kept != null && kept instanceof Directory there) {
            return there;
        }
        Directory made = new Directory(boot, 0555);
        directory.add(name, made);
        return made;
    }
}
