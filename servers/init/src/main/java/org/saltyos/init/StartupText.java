package org.saltyos.init;

import org.saltyos.abi.ObjectSize;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** The argument text at the end of a startup page. */
final class StartupText {
    /** Most characters; longer texts are cut. */
    static final int MAX_LENGTH = 512;

    private static final int OFFSET = (1 << ObjectSize.PAGE_BITS) - MAX_LENGTH;

    private StartupText() {}

    /** Writes {@code text}, at most {@link #MAX_LENGTH} characters. */
    @Unsafe(because = "offset and length stay inside the startup page, which init has mapped writable")
    static void write(StartupInfo page, Ascii text) {
        Mem.copy(page.address() + OFFSET, text.address(), Math.min(text.length(), MAX_LENGTH));
        page.argumentsOffset(OFFSET);
        page.argumentsLength(Math.min(text.length(), MAX_LENGTH));
    }
}
