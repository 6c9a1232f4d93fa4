package org.saltyos.runtime.heap;

import org.saltyos.lang.Intrinsic;

/** Objects as addresses and back, for code that works on the heap itself. It exists natively only. */
public final class Reference {
    private Reference() {}

    /** The address of an object, 0 for null. It stays right as long as it is on the stack. */
    @Intrinsic("mem.addressOfObject")
    public static long address(Object object) {
        throw new UnsupportedOperationException("objects have no address on HotSpot");
    }

    /** The object at an address. */
    @Intrinsic("mem.objectAt")
    public static Object at(long address) {
        throw new UnsupportedOperationException("objects have no address on HotSpot");
    }
}
