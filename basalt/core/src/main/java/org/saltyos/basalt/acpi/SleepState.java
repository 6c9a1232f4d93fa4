package org.saltyos.basalt.acpi;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/**
 * What switches the machine off: the two numbers of the package {@code \_S5}, which stands in the AML code of the DSDT
 * (ACPI 6.5, 7.4.2 and 20.2). AML is not interpreted; firmware writes this package as plain data.
 */
public final class SleepState {
    /** Answer of {@link #off} when the package is not there, or is no plain data. */
    public static final int NONE = -1;

    private static final int NAME = 0x5f35_535f; // "_S5_"
    private static final int NAME_OP = 0x08;
    private static final int ROOT_CHARACTER = '\\';
    private static final int PACKAGE_OP = 0x12;
    private static final int BYTE_PREFIX = 0x0a;
    private static final int ONE_OP = 1;
    private static final int LENGTH_BYTES_SHIFT = 6;
    private static final int LONGEST = 16;

    private SleepState() {}

    /** The number for the first control register, with that for the second above it in bits 8 to 15. */
    public static int off(long dsdt) {
        long end = dsdt + AcpiTables.length(dsdt) - LONGEST;
        for (long at = dsdt + AcpiTables.HEADER + 2; at < end; at++) {
            boolean named =
                    getByte(at - 1) == NAME_OP || getByte(at - 1) == ROOT_CHARACTER && getByte(at - 2) == NAME_OP;
            if (named && isName(at) && getByte(at + 4) == PACKAGE_OP) {
                return numbers(at + 5);
            }
        }
        return NONE;
    }

    private static boolean isName(long at) {
        return (getByte(at) | getByte(at + 1) << 8 | getByte(at + 2) << 16 | getByte(at + 3) << 24) == NAME;
    }

    /** Two elements behind the package's length and count. */
    private static int numbers(long length) {
        long first = length + 2 + (getByte(length) >>> LENGTH_BYTES_SHIFT);
        int a = number(first);
        int b = number(first + (getByte(first) == BYTE_PREFIX ? 2 : 1));
        return a < 0 || b < 0 ? NONE : a | b << Byte.SIZE;
    }

    private static int number(long at) {
        int code = getByte(at);
        return code <= ONE_OP ? code : code == BYTE_PREFIX ? getByte(at + 1) : NONE;
    }

    @Unsafe(because = "callers stay inside the table, which is mapped as far as its length says")
    private static int getByte(long address) {
        return Mmio.getByte(address) & 0xff;
    }
}
