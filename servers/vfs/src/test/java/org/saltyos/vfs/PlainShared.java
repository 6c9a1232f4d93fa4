package org.saltyos.vfs;

import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.MemoryObject;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.lang.machine.Machine;

/** Objects of shared files that are arrays; they stay when the file server ends. Processes write to them through {@link #page}. */
final class PlainShared implements SharedPages {
    private static final long WINDOW = 0x7700_0000_0000L;

    private final TreeMap<Integer, TreeMap<Long, byte[]>> objects = new TreeMap<>();
    private final TreeMap<Integer, Long> sizes = new TreeMap<>();
    private boolean shown;

    /** So many pages can still be made. */
    int left = Integer.MAX_VALUE;

    private TreeMap<Long, byte[]> objects(int file) {
        return Objects.requireNonNull(objects.get(file));
    }

    /** Files that have an object. */
    int count() {
        return objects.size();
    }

    /** Size of a file's object in pages. */
    long size(int file) {
        return Objects.requireNonNull(sizes.get(file));
    }

    /** A page as processes see it; null if it is not there. */
    byte @Nullable [] page(int file, long page) {
        return objects(file).get(page);
    }

    @Override
    public int next(int file) {
        Integer next = objects.higherKey(file);
        return next == null ? -1 : next;
    }

    @Override
    public void open(int file, Endpoint pager) {
        objects.computeIfAbsent(file, any -> new TreeMap<>());
    }

    @Override
    public MemoryObject object(int file) {
        return new MemoryObject(file);
    }

    @Override
    public void resize(int file, long pages) {
        objects(file).tailMap(pages).clear();
        sizes.put(file, pages);
    }

    @Override
    public void supply(int file, long page, long source) throws PosixFault {
        if (objects(file).containsKey(page)) {
            return;
        }
        if (left == 0) {
            throw PosixFault.ENOMEM;
        }
        left--;
        byte[] bytes = new byte[RegularFile.PIECE];
        RawMemory.get(source, bytes, 0, bytes.length);
        objects(file).put(page, bytes);
    }

    @Override
    public long show(int file, long page) {
        if (shown) {
            Machine.current().memory().unmap(WINDOW);
        }
        Machine.current().memory().map(WINDOW, Objects.requireNonNull(page(file, page)));
        shown = true;
        return WINDOW;
    }

    @Override
    public void drop(int file) {
        objects.remove(file);
    }
}
