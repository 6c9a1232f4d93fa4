package org.saltyos.kernite.fault;

import org.saltyos.abi.FaultKind;
import org.saltyos.abi.PanicKind;
import org.saltyos.abi.TraceKind;
import org.saltyos.kernite.arch.x86_64.FloatingPoint;
import org.saltyos.kernite.arch.x86_64.Interrupts;
import org.saltyos.kernite.arch.x86_64.LocalApic;
import org.saltyos.kernite.arch.x86_64.PageWalk;
import org.saltyos.kernite.arch.x86_64.Processor;
import org.saltyos.kernite.backing.MemoryFaults;
import org.saltyos.kernite.debug.Trace;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.thread.FloatingPoints;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Export;
import org.saltyos.lang.sync.Holds;

/** Tells apart what brought the processor into the kernel other than a system call (Intel SDM volume 3, 6.15). */
public final class Traps {
    private static final int DIVIDE_ERROR = 0;
    private static final int DEBUG = 1;
    private static final int BREAKPOINT = 3;
    private static final int INVALID_OPCODE = 6;
    private static final int DOUBLE_FAULT = 8;
    private static final int PAGE_FAULT = 14;
    private static final int MACHINE_CHECK = 18;

    /** Error code bits of a page fault that FaultKind passes on: present, write, instruction fetch. */
    private static final long PAGE_FAULT_BITS =
            FaultKind.PAGE_PROTECTION | FaultKind.PAGE_WRITE | FaultKind.PAGE_EXECUTE;

    private static final int[] CHECK_BYTES = {0x67, 0x0f, 0xb9, 0x40};

    private Traps() {}

    /** Called by traps.S: from user mode, with the thread's registers in its Tcb, or by an interrupt while idle. */
    @Export("kernite_trap")
    @Holds("KERNEL")
    static void trap(int vector, long error) {
        if (Trace.isOn()) {
            long argument = vector == PAGE_FAULT ? Processor.faultAddress() : error;
            Trace.note(TraceKind.TRAP, vector, Scheduler.current().address(), argument);
        }
        if (vector >= Interrupts.FIRST_VECTOR) {
            interrupt(vector);
            return;
        }
        if (vector == DOUBLE_FAULT || vector == MACHINE_CHECK) {
            throw new IllegalStateException("the processor reported an error it cannot go on from");
        }
        Tcb tcb = Scheduler.current();
        if (tcb.address() == 0 || tcb.state() != ThreadState.RUNNING) {
            return; // stopped by another processor meanwhile
        }
        correct(tcb);
        exception(tcb, vector, error);
    }

    /**
     * A page fault of the thread that runs. What this does not answer is a fault, which fastpath_trap.S reports.
     *
     * @return 1 if the thread can go on, or waits for its pager; 0 if not
     */
    @Export("kernite_page_fault")
    @Holds("KERNEL")
    static int resolve(Tcb tcb, long error) {
        correct(tcb);
        return MemoryFaults.resolve(tcb, Processor.faultAddress(), error & PAGE_FAULT_BITS) ? 1 : 0;
    }

    /** After a jump beyond the user half: IRET must not see such an address, and the one it gets faults again. */
    private static void correct(Tcb tcb) {
        if (!Registers.isUserAddress(tcb.rip())) {
            tcb.rip(Registers.USER_END);
        }
    }

    private static void interrupt(int vector) {
        if (vector == LocalApic.TIMER_VECTOR) {
            Scheduler.tick();
            LocalApic.endOfInterrupt();
        } else if (vector == LocalApic.REQUEST_VECTOR) {
            LocalApic.endOfInterrupt(); // coming here was all it was for
        } else {
            int handler = Interrupts.handler(vector);
            if (handler >= 0) {
                Irqs.deliver(handler);
            }
        }
    }

    private static void exception(Tcb tcb, int vector, long error) {
        switch (vector) {
            case PAGE_FAULT -> pageFault(tcb, Processor.faultAddress(), error & PAGE_FAULT_BITS);
            case FloatingPoint.NOT_AVAILABLE_VECTOR -> {
                if (!FloatingPoints.take(tcb)) {
                    Faults.report(tcb, FaultKind.EXCEPTION, vector, 0);
                }
            }
            case INVALID_OPCODE -> invalidOpcode(tcb);
            case DIVIDE_ERROR -> Faults.report(tcb, FaultKind.DIVIDE, 0, 0);
            case BREAKPOINT, DEBUG -> Faults.report(tcb, FaultKind.BREAKPOINT, vector, 0);
            default -> Faults.report(tcb, FaultKind.EXCEPTION, vector, error);
        }
    }

    private static void pageFault(Tcb tcb, long address, long code) {
        if (!MemoryFaults.resolve(tcb, address, code)) {
            Faults.report(tcb, FaultKind.PAGE, address, code);
        }
    }

    @Cold
    private static void invalidOpcode(Tcb tcb) {
        int kind = checkKind(tcb);
        if (kind != 0) {
            Faults.report(tcb, FaultKind.PANIC, kind, 0);
        } else {
            Faults.report(tcb, FaultKind.UNDEFINED_INSTRUCTION, 0, 0);
        }
    }

    /** The {@link PanicKind} if the thread stopped at a compiled check, else 0. */
    private static int checkKind(Tcb tcb) {
        long root = Processor.root();
        for (int i = 0; i < CHECK_BYTES.length; i++) {
            if (PageWalk.read(root, tcb.rip() + i) != CHECK_BYTES[i]) {
                return 0;
            }
        }
        int kind = PageWalk.read(root, tcb.rip() + CHECK_BYTES.length);
        return kind > 0 && kind < PanicKind.COUNT ? kind : 0;
    }
}
