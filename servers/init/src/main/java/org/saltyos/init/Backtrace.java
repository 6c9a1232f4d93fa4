package org.saltyos.init;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Walks the chain of frame pointers on a stopped server's stack: at each frame pointer lies the caller's, and above it
 * the return address. The server may have written anything there, so every step is checked.
 */
final class Backtrace {
    private static final int MAX_DEPTH = 16;
    private static final long PAGE = 1L << ObjectSize.PAGE_BITS;

    private Backtrace() {}

    /** Prints the callers, innermost first. */
    static void print(int index, long framePointer) {
        ServerState state = Servers.state(index);
        long frame = framePointer;
        try {
            for (int depth = 0; depth < MAX_DEPTH && isOnStack(state, frame); depth++) {
                long caller = read(state, frame);
                long returnAddress = read(state, frame + Long.BYTES);
                if (returnAddress == 0) {
                    return;
                }
                Bytes line = Log.begin("    from ");
                // The call is the instruction before the one to return to.
                FaultReport.appendPlace(line, index, returnAddress - 1);
                Log.end();
                if (Long.compareUnsigned(caller, frame) <= 0) {
                    return;
                }
                frame = caller;
            }
        } catch (KernelFault | InitFault fault) {
            Log.begin("    (the stack cannot be read)");
            Log.end();
        }
    }

    /** Whether two words at this address lie in one page of the server's stack. */
    private static boolean isOnStack(ServerState state, long address) {
        long bottom = InitLayout.STACK_TOP - state.stackPages() * PAGE;
        return address >= bottom
                && address < InitLayout.STACK_TOP
                && (address & Long.BYTES - 1) == 0
                && (address & PAGE - 1) <= PAGE - 2 * Long.BYTES;
    }

    @Unsafe(because = "isOnStack checked that the word lies in the page that is mapped into the window")
    private static long read(ServerState state, long address) throws KernelFault, InitFault {
        long bottom = InitLayout.STACK_TOP - state.stackPages() * PAGE;
        int page = (int) (address - bottom >>> ObjectSize.PAGE_BITS);
        int copy = Slots.scratch();
        Slots.OWN.copy(copy, Slots.OWN, state.firstStackFrame() + page, Rights.READ | Rights.WRITE);
        Frame frame = new Frame(copy);
        long window = AddressSpaces.openWindow(frame);
        long value = Mem.getLong(window + (address & PAGE - 1));
        frame.unmap();
        Slots.OWN.delete(copy);
        return value;
    }
}
