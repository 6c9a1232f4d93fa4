package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * Segment, task and interrupt descriptors (Intel SDM volume 3, 3.4, 6.14, 8.7). Segments only tell user from kernel; the
 * task state holds the stacks that interrupts switch to; each vector leads to its stub in traps.S.
 */
@Cold
final class Descriptors {
    private static final int KERNEL_CODE = 0x08;
    private static final int TASK = 0x30;
    private static final long CODE_SEGMENT = 0x00af_9b00_0000_ffffL;
    private static final long DATA_SEGMENT = 0x00cf_9300_0000_ffffL;
    private static final long USER_DATA_SEGMENT = 0x00cf_f300_0000_ffffL;
    private static final long USER_CODE_SEGMENT = 0x00af_fb00_0000_ffffL;
    private static final int KERNEL_CODE_INDEX = 1;
    private static final int KERNEL_DATA_INDEX = 2;
    private static final int USER_DATA_INDEX = 4;
    private static final int USER_CODE_INDEX = 5;
    private static final int TASK_INDEX = 6;
    private static final int TASK_STATE_SIZE = 104;
    private static final int TASK_STATE_STACK = 4;
    private static final int TASK_STATE_IST = 36;
    private static final int VECTORS = 80;
    private static final int STUB_SIZE = 16;
    private static final long GATE = 0x8e00;
    private static final long GATE_FOR_USER = 0xee00;
    private static final long TASK_DESCRIPTOR = 0x8900;
    private static final int BREAKPOINT = 3;
    private static final int FAULT_STACK = 1;
    private static final int DEBUG_STACK = 2;
    private static final int INTERRUPT_STACK = 3;

    private Descriptors() {}

    /** Fills the table of interrupts, which all processors share. */
    static void makeGates() {
        for (int vector = 0; vector < VECTORS; vector++) {
            gate(vector);
        }
    }

    /** Fills the tables of this processor, whose stacks are known, and loads them. */
    @Unsafe(
            because = "the tables are reserved in the per-CPU block with the sizes written here, and filled before they"
                    + " are loaded")
    static void load(Cpu cpu) {
        Stacks.mark(cpu);
        long state = cpu.address() + Cpu.TASK_STATE;
        Mem.putLong(state + TASK_STATE_STACK, Stacks.kernel(cpu));
        Mem.putLong(state + TASK_STATE_IST, Stacks.faults(cpu));
        Mem.putLong(state + TASK_STATE_IST + 8, Stacks.debug(cpu));
        Mem.putLong(state + TASK_STATE_IST + 16, Stacks.interrupts(cpu));
        Mem.putShort(state + TASK_STATE_SIZE - 2, (short) TASK_STATE_SIZE); // no I/O permission bitmap
        cpu.descriptor(KERNEL_CODE_INDEX, CODE_SEGMENT);
        cpu.descriptor(KERNEL_DATA_INDEX, DATA_SEGMENT);
        cpu.descriptor(USER_DATA_INDEX, USER_DATA_SEGMENT); // SYSRET adds 8 and 16 to the entry before this one
        cpu.descriptor(USER_CODE_INDEX, USER_CODE_SEGMENT);
        long low = (state & 0xff_ffff) << 16 | (state & 0xff00_0000L) << 32 | TASK_DESCRIPTOR << 32;
        cpu.descriptor(TASK_INDEX, low | (TASK_STATE_SIZE - 1));
        cpu.descriptor(TASK_INDEX + 1, state >>> 32);
        loadDescriptors(cpu.address() + Cpu.DESCRIPTOR, (short) (TASK + 16 - 1));
        loadInterrupts(interrupts(), (short) (VECTORS * 16 - 1));
        loadTask((short) TASK);
    }

    @Unsafe(because = "kernite_idt has an entry of 16 bytes for each vector, kernite_trap_stubs a stub")
    private static void gate(int vector) {
        long stub = vector == LocalApic.TIMER_VECTOR ? tickEntry() : stubs() + (long) vector * STUB_SIZE;
        long kind = vector == BREAKPOINT ? GATE_FOR_USER : GATE;
        long low =
                stub & 0xffff | (long) KERNEL_CODE << 16 | (kind | stack(vector)) << 32 | (stub & 0xffff_0000L) << 32;
        Mem.putLong(interrupts() + (long) vector * 16, low);
        Mem.putLong(interrupts() + (long) vector * 16 + 8, stub >>> 32);
    }

    /** Which interrupt stack a vector switches to: those that can hit the kernel at any instruction have their own. */
    private static int stack(int vector) {
        return switch (vector) {
            case 8, 18 -> FAULT_STACK;
            case 1 -> DEBUG_STACK;
            case 2 -> INTERRUPT_STACK;
            default -> 0;
        };
    }

    @Symbol("kernite_idt")
    private static long interrupts() {
        return 0;
    }

    @Symbol("kernite_tick_entry")
    private static long tickEntry() {
        return 0;
    }

    @Symbol("kernite_trap_stubs")
    private static long stubs() {
        return 0;
    }

    @Asm(
            code = "subq $$16, %rsp\n movw %si, 6(%rsp)\n movq %rdi, 8(%rsp)\n lgdt 6(%rsp)\n addq $$16, %rsp\n"
                    + " movl $$16, %eax\n movl %eax, %ss",
            in = {"{rdi}", "{si}"},
            clobber = {"rax", "memory"})
    private static void loadDescriptors(long table, short limit) {}

    @Asm(
            code = "subq $$16, %rsp\n movw %si, 6(%rsp)\n movq %rdi, 8(%rsp)\n lidt 6(%rsp)\n addq $$16, %rsp",
            in = {"{rdi}", "{si}"})
    private static void loadInterrupts(long table, short limit) {}

    @Asm(
            code = "ltr %ax",
            in = {"{ax}"})
    private static void loadTask(short selector) {}
}
