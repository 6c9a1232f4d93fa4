package org.saltyos.lang.memory;

import java.util.function.Supplier;

/**
 * A fixed number of objects, all made by a static initialiser and so part of the image, taken and given back by index:
 * {@code static final Pool<Conn> CONNS = Pool.of(64, Conn::new)}. Taking and giving back are a few instructions. The
 * objects keep what was written to them; whoever takes one sets its fields. Not for several threads without a lock.
 *
 * @param <T> the class of the objects
 */
public final class Pool<T> {
    private final Object[] objects;
    private final int[] free;
    private final boolean[] taken;
    private int available;

    private Pool(Object[] objects) {
        this.objects = objects;
        this.free = new int[objects.length];
        this.taken = new boolean[objects.length];
        this.available = objects.length;
        for (int i = 0; i < free.length; i++) {
            free[i] = free.length - 1 - i;
        }
    }

    /**
     * Makes a pool, in a static initialiser: the maker runs at build time only.
     *
     * @param size number of objects, at least 1
     * @param maker makes one object after the other, each a new one
     * @throws IllegalArgumentException if the size is not positive or the maker gives an object twice
     */
    public static <T> Pool<T> of(int size, Supplier<? extends T> maker) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool has at least one object, not " + size);
        }
        Object[] objects = new Object[size];
        for (int i = 0; i < size; i++) {
            objects[i] = maker.get();
            for (int j = 0; j < i; j++) {
                if (objects[i] == objects[j]) {
                    throw new IllegalArgumentException("the maker of a pool gives the same object twice");
                }
            }
        }
        return new Pool<>(objects);
    }

    /** Number of objects, taken or not. */
    public int capacity() {
        return objects.length;
    }

    /** Number of objects that can be taken. */
    public int available() {
        return available;
    }

    /**
     * Takes an object; the one given back last comes first.
     *
     * @return its index, 0 to {@link #capacity} - 1
     * @throws PoolExhausted if all are taken
     */
    public int acquire() throws PoolExhausted {
        if (available == 0) {
            throw PoolExhausted.FAULT;
        }
        available--;
        int index = free[available];
        taken[index] = true;
        return index;
    }

    /** The object of an index that was taken; any other index is a bug. */
    @SuppressWarnings("unchecked") // the maker made them
    public T get(int index) {
        if (!taken[index]) {
            throw new IllegalStateException("pool object " + index + " is not taken");
        }
        return (T) objects[index];
    }

    /** Gives an object back; giving it back twice is a bug. */
    public void release(int index) {
        if (!taken[index]) {
            throw new IllegalStateException("pool object " + index + " is not taken");
        }
        taken[index] = false;
        free[available] = index;
        available++;
    }
}
