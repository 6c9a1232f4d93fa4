package org.saltyos.vfs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names and the files they lead to. A name is found by its bytes, where they lie in a path, without making an object of it; the order
 * of names, by their bytes without sign, is made when somebody asks for it.
 */
final class NameTable {
    private static final int LEAST_ROWS = 8;
    private static final int FACTOR = 31;
    private static final int MIX = 15;

    private static final class Entry {
        private final byte[] name;
        private final int hash;
        private final Node node;
        private @Nullable Entry next;

        Entry(byte[] name, int hash, Node node, @Nullable Entry next) {
            this.name = name;
            this.hash = hash;
            this.node = node;
            this.next = next;
        }
    }

    private @Nullable Entry[] rows = new Entry[LEAST_ROWS];
    private int size;

    /** All names in their order; null since the last change. */
    private byte @Nullable [][] order;

    int size() {
        return size;
    }

    /** The file that the bytes of {@code path} from {@code first} to before {@code end} name. */
    @Nullable
    Node find(byte[] path, int first, int end) {
        int hash = hash(path, first, end);
        Entry entry = rows[hash & rows.length - 1];
        while (entry != null && !(entry.hash == hash && is(entry.name, path, first, end))) {
            entry = entry.next;
        }
        return entry == null ? null : entry.node;
    }

    private static int hash(byte[] path, int first, int end) {
        int hash = 0;
        for (int i = first; i < end; i++) {
            hash = hash * FACTOR + path[i];
        }
        return hash ^ hash >>> MIX;
    }

    private static boolean is(byte[] name, byte[] path, int first, int end) {
        if (name.length != end - first) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != path[first + i]) {
                return false;
            }
        }
        return true;
    }

    /** Adds a name that is not there yet. */
    void add(byte[] name, Node node) {
        if (size == rows.length) {
            grow();
        }
        int hash = hash(name, 0, name.length);
        int row = hash & rows.length - 1;
        rows[row] = new Entry(name, hash, node, rows[row]);
        size++;
        order = null;
    }

    private void grow() {
        @Nullable Entry[] before = rows;
        rows = new Entry[2 * before.length];
        for (Entry first : before) {
            Entry entry = first;
            while (entry != null) {
                Entry next = entry.next;
                int row = entry.hash & rows.length - 1;
                entry.next = rows[row];
                rows[row] = entry;
                entry = next;
            }
        }
    }

    /** Takes a name away; returns the file it led to. */
    @Nullable
    Node remove(byte[] name) {
        int hash = hash(name, 0, name.length);
        int row = hash & rows.length - 1;
        Entry before = null;
        Entry entry = rows[row];
        while (entry != null && !(entry.hash == hash && is(entry.name, name, 0, name.length))) {
            before = entry;
            entry = entry.next;
        }
        if (entry == null) {
            return null;
        }
        if (before == null) {
            rows[row] = entry.next;
        } else {
            before.next = entry.next;
        }
        size--;
        order = null;
        return entry.node;
    }

    /** A name of a file. */
    byte @Nullable [] nameOf(Node node) {
        for (Entry first : rows) {
            for (Entry entry = first; entry != null; entry = entry.next) {
                if (entry.node == node) {
                    return entry.name;
                }
            }
        }
        return null;
    }

    /** The first name behind {@code name}, which need not be there; null behind the last. */
    byte @Nullable [] after(byte[] name) {
        byte[][] names = inOrder();
        int low = 0;
        int high = names.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (Arrays.compareUnsigned(names[middle], name) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low < names.length ? names[low] : null;
    }

    private byte[][] inOrder() {
        byte[][] known = order;
        if (known != null) {
            return known;
        }
        byte[][] names = new byte[size][];
        int next = 0;
        for (Entry first : rows) {
            for (Entry entry = first; entry != null; entry = entry.next) {
                names[next] = entry.name;
                next++;
            }
        }
        Arrays.sort(names, Arrays::compareUnsigned);
        order = names;
        return names;
    }
}
