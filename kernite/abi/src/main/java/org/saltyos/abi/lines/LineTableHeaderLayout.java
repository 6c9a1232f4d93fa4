package org.saltyos.abi.lines;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;
import org.saltyos.lang.Unsigned;

/**
 * Start of a line table. Then follow, without gaps: rows (u32 address - base, u16 file, u16 line) by ascending address,
 * functions (u32 address - base, u32 offset of the name) by ascending address, files (u32 offset of the name), and the
 * names, each ended by a zero byte. All numbers are little-endian.
 */
@Struct(size = 32, align = 4)
public interface LineTableHeaderLayout {
    /** {@link LineTable#MAGIC}. */
    @At(0)
    int magic();

    /** {@link LineTable#VERSION}. */
    @At(4)
    int version();

    /** Address that rows and functions count from. */
    @At(8)
    long base();

    /** Number of rows. A row holds until the next row's address; line 0 means unknown. */
    @At(16)
    @Unsigned(4)
    long rowCount();

    /** Number of functions. */
    @At(20)
    @Unsigned(4)
    long functionCount();

    /** Number of files. */
    @At(24)
    @Unsigned(4)
    long fileCount();

    /** Bytes of the names, the last zero byte included. */
    @At(28)
    @Unsigned(4)
    long stringBytes();
}
