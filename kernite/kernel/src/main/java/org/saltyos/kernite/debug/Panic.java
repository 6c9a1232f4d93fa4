package org.saltyos.kernite.debug;

import org.saltyos.abi.PanicKind;
import org.saltyos.abi.PanicText;
import org.saltyos.kernite.arch.x86_64.Image;
import org.saltyos.kernite.arch.x86_64.Power;
import org.saltyos.kernite.arch.x86_64.Processor;
import org.saltyos.kernite.arch.x86_64.Stacks;
import org.saltyos.kernite.arch.x86_64.Stop;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Export;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.sync.Holds;

/**
 * The end after a bug in the kernel: says what happened and where in the Java source, and stops the machine with a value of
 * its own. A compiled check that fails arrives here as the undefined instruction {@code ud1 kind(%eax), %eax}.
 */
@Cold
public final class Panic {
    private static final int UNDEFINED_INSTRUCTION = 6;
    private static final int DOUBLE_FAULT = 8;
    private static final int PAGE_FAULT = 14;
    private static final int FRAME_POINTER = 6;
    private static final int CHECK_BYTES = 0x40b90f67;
    private static final int CHECK_KIND = 4;

    private static final String[] REGISTERS = {
        "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r8 ", "r9 ", "r10", "r11", "r12", "r13", "r14", "r15"
    };

    private Panic() {}

    /** An exception in the kernel, with the frame that traps.S saved at {@code address}. */
    @Export("kernite_kernel_exception")
    @Holds("KERNEL")
    static void exception(long address) {
        if (!Stop.begin()) {
            Power.exit(Power.PANIC);
        }
        TrapFrame frame = new TrapFrame(address);
        DebugConsole.endLine();
        DebugConsole.print("KERNEL PANIC: ");
        printCause(frame);
        DebugConsole.print("  at ");
        KernelLines.print(frame.instruction());
        StackTrace.print(frame.general(FRAME_POINTER));
        printRegisters(frame);
        printThread(new Tcb(ThisCpu.get().current()));
        Trace.print();
        Power.exit(Power.PANIC);
    }

    private static void printCause(TrapFrame frame) {
        int vector = (int) frame.vector();
        if (vector == UNDEFINED_INSTRUCTION && checkKind(frame.instruction()) > 0) {
            DebugConsole.printLine(PanicText.of(checkKind(frame.instruction())));
        } else if (vector == PAGE_FAULT) {
            DebugConsole.print("page fault at ");
            DebugConsole.printHex(Processor.faultAddress());
            DebugConsole.print(", error ");
            DebugConsole.printNumber(frame.error());
            DebugConsole.endLine();
        } else if (vector == DOUBLE_FAULT && Stacks.overflown(ThisCpu.get(), Processor.faultAddress())) {
            DebugConsole.printLine("kernel stack overflow");
        } else {
            DebugConsole.print("exception ");
            DebugConsole.printNumber(vector);
            DebugConsole.print(", error ");
            DebugConsole.printNumber(frame.error());
            DebugConsole.endLine();
        }
    }

    /** The {@link PanicKind} of the check at {@code instruction}; 0 if it is another undefined instruction. */
    @Unsafe(because = "the processor has just fetched this instruction, so it is mapped; it is kernel code")
    private static int checkKind(long instruction) {
        if (instruction < Image.textStart() || instruction >= Image.textEnd() - Long.BYTES) {
            return 0;
        }
        int kind = Mem.getByte(instruction + CHECK_KIND);
        return Mem.getInt(instruction) == CHECK_BYTES && kind > 0 && kind < PanicKind.COUNT ? kind : 0;
    }

    /** The thread whose call or exception the kernel was busy with, as far as its registers were saved. */
    private static void printThread(Tcb tcb) {
        if (tcb.address() == 0) {
            DebugConsole.printLine("no thread");
            return;
        }
        DebugConsole.print("thread ");
        DebugConsole.printHex(tcb.address());
        DebugConsole.print("  rip ");
        DebugConsole.printHex(tcb.rip());
        DebugConsole.print("  rax ");
        DebugConsole.printHex(tcb.rax());
        DebugConsole.print("  rdi ");
        DebugConsole.printHex(tcb.rdi());
        DebugConsole.endLine();
    }

    private static void printRegisters(TrapFrame frame) {
        for (int i = 0; i < REGISTERS.length; i++) {
            DebugConsole.print(REGISTERS[i]);
            DebugConsole.print(" ");
            DebugConsole.printHex(frame.general(i));
            DebugConsole.print(i % 3 == 2 ? "\r\n" : "  ");
        }
        DebugConsole.print("rip ");
        DebugConsole.printHex(frame.instruction());
        DebugConsole.print("  rsp ");
        DebugConsole.printHex(frame.stack());
        DebugConsole.print("  fl  ");
        DebugConsole.printHex(frame.flags());
        DebugConsole.endLine();
        DebugConsole.print("cr2 ");
        DebugConsole.printHex(Processor.faultAddress());
        DebugConsole.print("  cr3 ");
        DebugConsole.printHex(Processor.root());
        DebugConsole.endLine();
    }
}
