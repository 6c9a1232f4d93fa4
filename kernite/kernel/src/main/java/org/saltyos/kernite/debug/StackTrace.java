package org.saltyos.kernite.debug;

import org.saltyos.kernite.arch.x86_64.Image;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Follows the chain of frame pointers on the kernel's stacks. */
@Cold
final class StackTrace {
    private static final int MAX_FRAMES = 32;
    private static final long PAGE = 4096;
    private static final long LAST_STACK_SIZE = 2 * PAGE;
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
        long above = frame + 2 * WORD;
        return (frame & WORD - 1) == 0
                && (isWithin(frame, above, Image.kernelStackGuard(), Image.faultStackGuard())
                        || isWithin(frame, above, Image.faultStackGuard(), Image.debugStackGuard())
                        || isWithin(frame, above, Image.debugStackGuard(), Image.interruptStackGuard())
                        || isWithin(
                                frame,
                                above,
                                Image.interruptStackGuard(),
                                Image.interruptStackGuard() + LAST_STACK_SIZE));
    }

    private static boolean isWithin(long first, long end, long guard, long top) {
        return first >= guard + PAGE && end <= top;
    }
}
