package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Replace;

/** {@code java.util.concurrent.atomic.AtomicBoolean} of the one thread there is. */
@Replace("java.util.concurrent.atomic.AtomicBoolean")
public class AtomicBooleanObject {
    private boolean value;

    public AtomicBooleanObject(boolean initial) {
        value = initial;
    }

    public AtomicBooleanObject() {}

    public final boolean get() {
        return value;
    }

    public final void set(boolean next) {
        value = next;
    }

    public final void lazySet(boolean next) {
        value = next;
    }

    public final boolean getAndSet(boolean next) {
        boolean old = value;
        value = next;
        return old;
    }

    public final boolean compareAndSet(boolean expected, boolean next) {
        if (value != expected) {
            return false;
        }
        value = next;
        return true;
    }

    public final boolean getPlain() {
        return value;
    }

    public final void setPlain(boolean next) {
        value = next;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
