package org.saltyos.basalt.kernel;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.effect.Blocks;

/** The system calls. On HotSpot they reach the {@link HostEntry} of the thread. */
public final class SystemCalls {
    private SystemCalls() {}

    /**
     * Makes any system call.
     *
     * @param number a {@link SystemCall}
     * @param capability address of the capability it works on
     * @param information the encoded {@link MessageInfo}
     * @param word0 the first message word
     * @param word1 the second message word
     * @param word2 the third message word
     * @param word3 the fourth message word
     */
    @Unsafe(because = "the kernel keeps every register but the results, rcx and r11, and writes only the IPC buffer")
    public static Answer enter(
            long number, long capability, long information, long word0, long word1, long word2, long word3) {
        return trap(number, capability, information, word0, word1, word2, word3);
    }

    @Asm(
            code = "syscall",
            out = {"={rax}", "={rdi}", "={rsi}", "={rdx}", "={r10}", "={r8}", "={r9}"},
            in = {"{rax}", "{rdi}", "{rsi}", "{rdx}", "{r10}", "{r8}", "{r9}"},
            clobber = {"rcx", "r11", "memory"})
    private static Answer trap(
            long number, long capability, long information, long word0, long word1, long word2, long word3) {
        return HostEntry.current().enter(number, capability, information, word0, word1, word2, word3);
    }

    /**
     * Makes a system call that waits no longer than until a deadline.
     *
     * @param number a {@link SystemCall} with a deadline
     * @param deadline nanoseconds since the kernel's entry; 0 not to wait, below 0 to wait for ever
     */
    @Unsafe(because = "the kernel keeps every register but the results, rcx and r11, and writes only the IPC buffer")
    public static Answer enterUntil(
            long number,
            long capability,
            long information,
            long word0,
            long word1,
            long word2,
            long word3,
            long deadline) {
        return trapUntil(number, capability, information, word0, word1, word2, word3, deadline);
    }

    @Asm(
            code = "syscall",
            out = {"={rax}", "={rdi}", "={rsi}", "={rdx}", "={r10}", "={r8}", "={r9}"},
            in = {"{rax}", "{rdi}", "{rsi}", "{rdx}", "{r10}", "{r8}", "{r9}", "{r12}"},
            clobber = {"rcx", "r11", "memory"})
    private static Answer trapUntil(
            long number,
            long capability,
            long information,
            long word0,
            long word1,
            long word2,
            long word3,
            long deadline) {
        return HostEntry.current().enter(number, capability, information, word0, word1, word2, word3);
    }

    /**
     * Performs an operation on an object.
     *
     * @param capability address of the object's capability
     * @param label an {@link org.saltyos.abi.Invocation}
     * @param length number of message words; those beyond the fourth are in the IPC buffer
     * @throws KernelFault when the kernel refuses
     */
    public static Answer invoke(long capability, int label, int length, long word0, long word1, long word2, long word3)
            throws KernelFault {
        long information = MessageInfo.of(label, length).bits();
        return enter(SystemCall.INVOKE, capability, information, word0, word1, word2, word3)
                .requireOk();
    }

    /** Nanoseconds since the kernel's entry. */
    public static long clock() {
        return enter(SystemCall.CLOCK, 0, 0, 0, 0, 0, 0).value();
    }

    /** Waits until {@link #clock} reaches {@code nanoseconds}. */
    @Blocks
    public static void sleepUntil(long nanoseconds) {
        enter(SystemCall.SLEEP_UNTIL, 0, MessageInfo.of(0, 1).bits(), nanoseconds, 0, 0, 0);
    }

    /** Gives up the rest of this period's budget; a thread with the same deadline goes first. */
    public static void yield() {
        enter(SystemCall.YIELD, 0, 0, 0, 0, 0, 0);
    }
}
