package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/**
 * Start of {@code system.bin}: which servers init starts, in which order, with which rights. All offsets in the table are
 * bytes from the start of this struct. The build has checked the whole table: every provider index is valid and smaller
 * than the index of the server that needs it, no port or interrupt has two owners, budgets fit.
 */
@Struct(size = 40)
public interface SystemTableLayout {
    /** {@link BootFormat#SYSTEM_MAGIC}. */
    @At(0)
    long magic();

    /** {@link BootFormat#SYSTEM_VERSION}. */
    @At(8)
    int version();

    /** Number of servers; {@code init} itself is not among them. */
    @At(12)
    int serverCount();

    /** Bytes of the whole table. */
    @At(16)
    int totalSize();

    /** Where the array of {@link ServerEntryLayout} starts, in start order. */
    @At(20)
    int serversOffset();
}
