package org.saltyos.lang.machine;

/** An access to simulated memory that no region covers: on real hardware, a page fault. */
public final class MemoryFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long address;

    /** Reports an access of {@code width} bytes at {@code address}. */
    public MemoryFault(long address, int width) {
        super("no memory at 0x" + Long.toHexString(address) + " (" + width + " bytes)");
        this.address = address;
    }

    /** The first byte of the access. */
    public long address() {
        return address;
    }
}
