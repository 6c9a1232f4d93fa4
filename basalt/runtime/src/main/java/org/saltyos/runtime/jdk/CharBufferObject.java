package org.saltyos.runtime.jdk;

import java.nio.BufferOverflowException;
import java.util.Objects;
import org.saltyos.runtime.Replace;

/**
 * {@code java.nio.CharBuffer} in an array, as far as {@code Scanner}, {@code Reader} and regular expressions ask for it: the
 * characters from the position to the limit.
 */
@Replace("java.nio.CharBuffer")
public final class CharBufferObject implements CharSequence {
    private final char[] characters;
    private final int offset;
    private final int capacity;
    private int position;
    private int limit;

    private CharBufferObject(char[] characters, int offset, int capacity) {
        this.characters = characters;
        this.offset = offset;
        this.capacity = capacity;
        this.limit = capacity;
    }

    public static CharBufferObject allocate(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity < 0: (" + capacity + " < 0)");
        }
        return new CharBufferObject(new char[capacity], 0, capacity);
    }

    public int capacity() {
        return capacity;
    }

    public int position() {
        return position;
    }

    public CharBufferObject position(int next) {
        if (next > limit) {
            throw new IllegalArgumentException("newPosition > limit: (" + next + " > " + limit + ")");
        }
        if (next < 0) {
            throw new IllegalArgumentException("newPosition < 0: (" + next + " < 0)");
        }
        position = next;
        return this;
    }

    public int limit() {
        return limit;
    }

    public CharBufferObject limit(int next) {
        if (next > capacity) {
            throw new IllegalArgumentException("newLimit > capacity: (" + next + " > " + capacity + ")");
        }
        if (next < 0) {
            throw new IllegalArgumentException("newLimit < 0: (" + next + " < 0)");
        }
        limit = next;
        position = Math.min(position, next);
        return this;
    }

    public int remaining() {
        return limit - position;
    }

    public CharBufferObject flip() {
        limit = position;
        position = 0;
        return this;
    }

    /** Moves what remains to the beginning; the position is behind it then. */
    public CharBufferObject compact() {
        int remaining = remaining();
        System.arraycopy(characters, offset + position, characters, offset, remaining);
        position = remaining;
        limit = capacity;
        return this;
    }

    /** Takes all that remains of another buffer. */
    public CharBufferObject put(CharBufferObject source) {
        if (source == this) {
            throw new IllegalArgumentException("The source buffer is this buffer");
        }
        int count = source.remaining();
        if (count > remaining()) {
            throw new BufferOverflowException();
        }
        System.arraycopy(source.characters, source.offset + source.position, characters, offset + position, count);
        source.position += count;
        position += count;
        return this;
    }

    /** Takes characters of an array. */
    public CharBufferObject put(char[] source, int from, int count) {
        Objects.checkFromIndexSize(from, count, source.length);
        if (count > remaining()) {
            throw new BufferOverflowException();
        }
        System.arraycopy(source, from, characters, offset + position, count);
        position += count;
        return this;
    }

    public boolean isReadOnly() {
        return false;
    }

    public boolean hasArray() {
        return true;
    }

    public char[] array() {
        return characters;
    }

    public int arrayOffset() {
        return offset;
    }

    @Override
    public int length() {
        return remaining();
    }

    @Override
    public char charAt(int index) {
        return characters[offset + position + Objects.checkIndex(index, remaining())];
    }

    /** A part as another buffer of the same array. */
    @Override
    public CharSequence subSequence(int start, int end) {
        Objects.checkFromToIndex(start, end, remaining());
        CharBufferObject part = new CharBufferObject(characters, offset, capacity);
        part.limit = position + end;
        part.position = position + start;
        return part;
    }

    @Override
    public String toString() {
        return new String(characters, offset + position, remaining());
    }
}
