package org.saltyos.kernite.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.FaultKind;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.arch.x86_64.LocalApic;
import org.saltyos.kernite.arch.x86_64.ThisCpu;
import org.saltyos.kernite.thread.Registers;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.machine.Machine;

/** What each vector means for the thread that runs. */
class TrapsTest {
    private static final long CODE = 0x40_1000;
    private static final int INVALID_OPCODE = 6;

    private SimulatedKernel kernel;
    private Tcb thread;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        thread = kernel.runningThread();
        thread.rip(CODE);
        assertThat(kernel.leave()).isEqualTo(thread);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0, 0", "1, 6, 1, 0", "3, 6, 3, 0", "7, 7, 7, 0", "13, 7, 13, 40", "17, 7, 17, 40"})
    void exceptionsAreReportedWithTheirVector(int vector, int kind, long detail, long code) {
        Traps.trap(vector, 40);
        assertThat(thread.state()).isEqualTo(ThreadState.STOPPED);
        assertThat(thread.faultKind()).isEqualTo(kind);
        assertThat(thread.faultAddress()).isEqualTo(detail);
        assertThat(thread.faultCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 18})
    void errorsOfTheProcessorEndEverything(int vector) {
        assertThatThrownBy(() -> Traps.trap(vector, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void compiledCheckThatFailedIsToldFromOtherUndefinedInstructions() {
        kernel.shareSpace(thread);
        long page = kernel.page();
        kernel.map(thread, CODE, page, false);
        Machine.current().setRegister("cr3", thread.vspace().extra());
        Traps.trap(INVALID_OPCODE, 0);
        assertThat(thread.faultKind()).isEqualTo(FaultKind.UNDEFINED_INSTRUCTION);
        int[] check = {0x67, 0x0f, 0xb9, 0x40, 2};
        for (int i = 0; i < check.length; i++) {
            Machine.current().memory().putByte(page + i, (byte) check[i]);
        }
        thread.state(ThreadState.RUNNING);
        Traps.trap(INVALID_OPCODE, 0);
        assertThat(thread.faultKind()).isEqualTo(FaultKind.PANIC);
        assertThat(thread.faultAddress()).isEqualTo(2);
    }

    @Test
    void exceptionOfThreadThatWasStoppedMeanwhileIsForgotten() {
        thread.state(ThreadState.STOPPED);
        Traps.trap(0, 0);
        assertThat(thread.faultKind()).isZero();
    }

    @Test
    void jumpBeyondTheUserHalfIsBroughtBackToItsEnd() {
        thread.rip(0xffff_8000_0000_0000L);
        Traps.trap(13, 0);
        assertThat(thread.rip()).isEqualTo(Registers.USER_END);
    }

    @Test
    void timerLetsTheSchedulerChooseAndOtherProcessorsRequestsDoNothing() {
        Traps.trap(LocalApic.REQUEST_VECTOR, 0);
        assertThat(ThisCpu.get().reschedule()).isZero();
        Traps.trap(LocalApic.TIMER_VECTOR, 0);
        assertThat(ThisCpu.get().reschedule()).isEqualTo(1);
        assertThat(ThisCpu.get().timerAt()).isEqualTo(Long.MAX_VALUE);
        assertThat(kernel.leave()).isEqualTo(thread);
    }

    @Test
    void vectorThatNobodyHasIsForgotten() {
        Traps.trap(60, 0);
        assertThat(thread.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(kernel.leave()).isEqualTo(thread);
    }
}
