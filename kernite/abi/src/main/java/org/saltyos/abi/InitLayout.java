package org.saltyos.abi;

/**
 * Where the kernel puts things in init's address space; everything else there is free. init's image lies where its
 * header says. init starts with the address of {@link BootInfoLayout} as its first argument (x86_64: register rdi) and
 * the stack pointer at {@link #STACK_TOP} minus 8.
 */
public final class InitLayout {
    /** {@link BootInfoLayout}, one page, read-only. */
    public static final long BOOT_INFO = 0x0000_7000_0000_0000L;

    /** init's {@link IpcBufferLayout}, one page. */
    public static final long IPC_BUFFER = 0x0000_7000_0000_2000L;

    /** End of the stack; its size is in the image header, the page below it is never mapped. */
    public static final long STACK_TOP = 0x0000_7000_4000_0000L;

    /** The boot archive, read-only. */
    public static final long ARCHIVE = 0x0000_7100_0000_0000L;

    private InitLayout() {}
}
