package org.saltyos.kernite.vspace;

import org.saltyos.kernite.cap.Refusal;
import org.saltyos.lang.sync.GuardedBy;

/**
 * The numbers of address spaces. A frame remembers where it is mapped by number and serial number instead of by address,
 * so that it never reaches into an address space that is gone.
 */
public final class AddressSpaceIds {
    /** Numbers there are; as many as the processor's process-context identifiers. Number 0 is the kernel's. */
    public static final int COUNT = 4096;

    private static final int BITS = 12;

    /** Of a number in use the address space, an address in the kernel's half; of a free one the next free number. */
    @GuardedBy("KERNEL")
    private static final long[] OWNERS = new long[COUNT];

    /** Numbers from here on were never used. */
    @GuardedBy("KERNEL")
    private static int unused = 1;

    /** The last number taken back, 0 if there is none. */
    @GuardedBy("KERNEL")
    private static int free;

    @GuardedBy("KERNEL")
    private static int available = COUNT - 1;

    @GuardedBy("KERNEL")
    private static long lastSerial;

    private AddressSpaceIds() {}

    /** How many numbers are free. */
    public static int available() {
        return available;
    }

    /** Gives a free number and a new serial number to {@code vspace}. */
    static void assign(VSpace vspace) throws Refusal {
        if (available == 0) {
            throw Refusal.TABLE_FULL;
        }
        available--;
        int number = free;
        if (number == 0) {
            number = unused;
            unused++;
        } else {
            free = (int) OWNERS[number];
        }
        OWNERS[number] = vspace.address();
        vspace.identity((nextSerial() << BITS) | number);
    }

    /** Changes the serial number of {@code vspace}: nothing is mapped in it any more. */
    static void renew(VSpace vspace) {
        vspace.identity((nextSerial() << BITS) | number(vspace.identity()));
        vspace.regionCount(0);
    }

    /** Takes the number back. */
    static void release(VSpace vspace) {
        int number = number(vspace.identity());
        OWNERS[number] = free;
        free = number;
        available++;
        vspace.identity(0);
    }

    /** The address space with {@code identity}; address 0 if it is gone. */
    public static VSpace find(long identity) {
        VSpace vspace = new VSpace(OWNERS[number(identity)]);
        return vspace.address() < 0 && vspace.identity() == identity ? vspace : new VSpace(0);
    }

    /** The number in an identity, as the processor wants it. */
    static int number(long identity) {
        return (int) identity & (COUNT - 1);
    }

    private static long nextSerial() {
        lastSerial++;
        return lastSerial;
    }
}
