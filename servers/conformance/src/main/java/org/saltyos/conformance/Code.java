package org.saltyos.conformance;

import org.saltyos.lang.Import;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;

/** The assembly of the tests: addresses to start threads at, and the check that system calls keep registers. */
@Unsafe(because = "the symbols are defined in threads.S of this module; the addresses are only handed to the kernel")
final class Code {
    private Code() {}

    @Symbol("conformance_thread")
    static long thread() {
        return 0;
    }

    /** Makes the system call in its register rsi with the capability in rdi, then waits for ever. */
    @Symbol("conformance_once")
    static long once() {
        return 0;
    }

    /** The first of the instructions of {@link ExceptionTests}. */
    @Symbol("conformance_exceptions")
    static long exceptions() {
        return 0;
    }

    @Symbol("conformance_spinner")
    static long spinner() {
        return 0;
    }

    @Symbol("conformance_counter")
    static long counter() {
        return 0;
    }

    /** Yields for ever and counts how often. */
    @Symbol("conformance_yielder")
    static long yielder() {
        return 0;
    }

    @Symbol("conformance_resumed")
    static long resumed() {
        return 0;
    }

    @Symbol("conformance_fault_read")
    static long faultRead() {
        return 0;
    }

    @Symbol("conformance_fault_write")
    static long faultWrite() {
        return 0;
    }

    @Symbol("conformance_fault_write_text")
    static long faultWriteText() {
        return 0;
    }

    @Symbol("conformance_fault_execute")
    static long faultExecute() {
        return 0;
    }

    @Symbol("conformance_fault_kernel")
    static long faultKernel() {
        return 0;
    }

    @Symbol("conformance_fault_noncanonical")
    static long faultNoncanonical() {
        return 0;
    }

    @Symbol("conformance_fault_undefined")
    static long faultUndefined() {
        return 0;
    }

    @Symbol("conformance_fault_panic")
    static long faultPanic() {
        return 0;
    }

    @Symbol("conformance_fault_divide")
    static long faultDivide() {
        return 0;
    }

    @Symbol("conformance_fault_breakpoint")
    static long faultBreakpoint() {
        return 0;
    }

    @Symbol("conformance_fault_halt")
    static long faultHalt() {
        return 0;
    }

    @Symbol("conformance_fault_port")
    static long faultPort() {
        return 0;
    }

    @Symbol("conformance_fault_control_register")
    static long faultControlRegister() {
        return 0;
    }

    @Symbol("conformance_read_at")
    static long readAt() {
        return 0;
    }

    @Symbol("conformance_write_at")
    static long writeAt() {
        return 0;
    }

    @Symbol("conformance_fault_sse")
    static long faultSse() {
        return 0;
    }

    @Symbol("conformance_fault_x87")
    static long faultX87() {
        return 0;
    }

    @Symbol("conformance_floating")
    static long floating() {
        return 0;
    }

    @Symbol("conformance_floating_state")
    static long floatingState() {
        return 0;
    }

    @Symbol("conformance_caller")
    static long caller() {
        return 0;
    }

    @Symbol("conformance_echo")
    static long echo() {
        return 0;
    }

    @Symbol("conformance_storm")
    static long storm() {
        return 0;
    }

    /** 0 if a system call keeps the registers it must keep, else which one it does not. */
    static long registers(long number, long capability) {
        return checkRegisters(number, capability);
    }

    @Import("conformance_registers")
    private static long checkRegisters(long number, long capability) {
        return 0;
    }
}
