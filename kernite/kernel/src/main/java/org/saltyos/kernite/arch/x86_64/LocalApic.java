package org.saltyos.kernite.arch.x86_64;

import org.saltyos.kernite.memory.DirectMap;
import org.saltyos.lang.AssemblyConstants;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mmio;

/** The local interrupt controller of the processor and its timer (Intel SDM volume 3, chapter 11). */
@AssemblyConstants
public final class LocalApic {
    /** Physical address of the registers, where every processor starts with them. */
    public static final long PHYSICAL = 0xfee0_0000L;

    /** Vector of the timer's interrupt. */
    public static final int TIMER_VECTOR = 56;

    /** Vector by which one processor makes another come into the kernel. */
    public static final int REQUEST_VECTOR = 57;

    /** Vector of interrupts that went away before they were taken. */
    public static final int SPURIOUS_VECTOR = 63;

    private static final int ID = 0x20;
    private static final int TASK_PRIORITY = 0x80;
    /** Register whose writing ends the interrupt in service. */
    static final int END_OF_INTERRUPT = 0xb0;

    private static final int SPURIOUS = 0xf0;
    private static final int REQUESTED = 0x200;
    private static final int COMMAND = 0x300;
    private static final int DESTINATION = 0x310;
    private static final int TIMER = 0x320;
    private static final int LINT0 = 0x350;
    private static final int LINT1 = 0x360;
    private static final int ERROR = 0x370;
    /** Register that starts the timer. */
    static final int INITIAL_COUNT = 0x380;

    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDE = 0x3e0;

    private static final int COMMAND_INIT = 0x4500;
    private static final int COMMAND_STARTUP = 0x4600;
    private static final int COMMAND_STOP_OTHERS = 0xc_4400;
    private static final int COMMAND_PENDING = 1 << 12;
    private static final int DESTINATION_SHIFT = 24;
    private static final int PAGE_BITS = 12;
    private static final int ENABLE = 1 << 8;
    private static final int MASKED = 1 << 16;
    private static final int NON_MASKABLE = 4 << 8;
    private static final int DIVIDE_BY_1 = 0xb;
    private static final int REQUEST_WORDS = 8;
    private static final int REQUEST_STRIDE = 0x10;

    private LocalApic() {}

    /** Where the kernel finds the registers. */
    static long registers() {
        return DirectMap.toKernel(PHYSICAL);
    }

    /** Enables the controller with every source masked except the timer, which is not counting. */
    public static void start() {
        write(TASK_PRIORITY, 0);
        write(LINT0, MASKED);
        write(LINT1, NON_MASKABLE);
        write(ERROR, MASKED);
        write(DIVIDE, DIVIDE_BY_1);
        write(INITIAL_COUNT, 0);
        write(TIMER, TIMER_VECTOR);
        write(SPURIOUS, ENABLE | SPURIOUS_VECTOR);
    }

    /** The identifier interrupts are addressed to. */
    static int id() {
        return read(ID) >>> 24;
    }

    /** Resets the processor with this identifier; it then waits for {@link #sendStartup}. */
    static void sendInit(int id) {
        send(id, COMMAND_INIT);
    }

    /** Lets a processor that was reset begin in real mode at the start of a page below 1 MiB. */
    static void sendStartup(int id, long page) {
        send(id, COMMAND_STARTUP | (int) (page >>> PAGE_BITS));
    }

    /** Interrupts the processor with this identifier by {@link #REQUEST_VECTOR}. */
    static void sendRequest(int id) {
        send(id, REQUEST_VECTOR);
    }

    /** Sends all others an interrupt that nothing keeps away. */
    static void sendStop() {
        send(0, COMMAND_STOP_OTHERS);
    }

    private static void send(int id, int command) {
        while ((read(COMMAND) & COMMAND_PENDING) != 0) {
            Spin.once();
        }
        write(DESTINATION, id << DESTINATION_SHIFT);
        write(COMMAND, command);
    }

    /** Tells the controller that the interrupt in service was handled. */
    public static void endOfInterrupt() {
        write(END_OF_INTERRUPT, 0);
    }

    /** Starts the timer: one interrupt after {@code count} of its ticks, none for 0. */
    static void startTimer(int count) {
        write(INITIAL_COUNT, count);
    }

    /** The timer's ticks left. */
    static long timerLeft() {
        return read(CURRENT_COUNT) & 0xffff_ffffL;
    }

    /** Whether an interrupt was requested that the processor has not taken yet. */
    static boolean interruptPending() {
        for (int i = 1; i < REQUEST_WORDS; i++) {
            if (read(REQUESTED + i * REQUEST_STRIDE) != 0) {
                return true;
            }
        }
        return false;
    }

    @Unsafe(because = "the registers are mapped uncached at this address, which KernelTables reserves for them")
    private static int read(int register) {
        return Mmio.getInt(registers() + register);
    }

    @Unsafe(because = "the registers are mapped uncached at this address, which KernelTables reserves for them")
    private static void write(int register, int value) {
        Mmio.putInt(registers() + register, value);
    }
}
