package org.saltyos.kernite.debug;

import org.saltyos.kernite.arch.x86_64.Stacks;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Follows the chain of frame pointers on the kernel's stacks. */
@Cold
final class StackTrace {
    private static final int MAX_FRAMES = 32;
    private static final long WORD = 8;

    private StackTrace() {}

    /** Prints the frames from {@code framePointer} up, one a line. */
    @Unsafe(because = "a frame is read only if it lies on one of the kernel's stacks, above the frame before it")
    static void print(long framePointer) {
        long frame = framePointer;
        for (int i = 0; i < MAX_FRAMES && isOnStack(frame); i++) {
            long returnAddress = Mem.getLong(frame + WORD);
            if (returnAddress == 0) {
                return;
            }
            DebugConsole.print("  at ");
            KernelLines.print(returnAddress - 1); // the call, not the instruction after it
            long next = Mem.getLong(frame);
            if (next <= frame) {
                return;
            }
            frame = next;
        }
    }

    private static boolean isOnStack(long frame) {
        return (frame & WORD - 1) == 0 && Stacks.contain(ThisCpu.get(), frame, frame + 2 * WORD);
    }
}
