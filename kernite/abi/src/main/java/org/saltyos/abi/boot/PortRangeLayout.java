package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A range of I/O ports. */
@Struct(size = 8)
public interface PortRangeLayout {
    /** Lowest port, 0 to 65535. */
    @At(0)
    int first();

    /** Highest port, not below {@link #first}. */
    @At(4)
    int last();
}
