package org.saltyos.lang.memory;

import org.saltyos.lang.Fault;

/** Every object of a {@link Pool} is taken. */
public final class PoolExhausted extends Fault {
    private static final long serialVersionUID = 1L;

    /** The only one. */
    public static final PoolExhausted FAULT = new PoolExhausted();

    private PoolExhausted() {
        super(1, "pool exhausted");
    }
}
