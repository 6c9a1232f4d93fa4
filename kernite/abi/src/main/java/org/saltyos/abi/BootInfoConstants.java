package org.saltyos.abi;

/** Numbers that belong to {@link BootInfoLayout} and {@link UntypedInfoLayout}. */
public final class BootInfoConstants {
    /** First eight bytes of the boot information: {@code SALTYBOO}. */
    public static final long MAGIC = 0x4f4f_4259_544c_4153L;

    /** Version of the boot information. */
    public static final int VERSION = 1;

    /** Most entries in the list of untyped memory: what fits in the page. */
    public static final int MAX_UNTYPED = (4096 - 128) / 16;

    /** Kind of untyped memory: RAM, zero-filled when objects are made of it. */
    public static final int RAM = 0;

    /** Kind of untyped memory: device registers; makes only frames and smaller untyped pieces. */
    public static final int DEVICE = 1;

    /** Kind of untyped memory: the boot archive; as DEVICE, so that its frames keep their contents. */
    public static final int ARCHIVE = 2;

    private BootInfoConstants() {}
}
