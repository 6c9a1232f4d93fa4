package org.saltyos.kernite.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.SimulatedKernel;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Endpoints;
import org.saltyos.kernite.ipc.Replies;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;

/** Faults as messages, and what replies do. */
class FaultsTest {
    private static final int FULL = Rights.READ | Rights.WRITE | Rights.GRANT | Rights.GRANT_REPLY;

    private SimulatedKernel kernel;
    private Endpoint endpoint;
    private Tcb faulty;
    private Tcb handler;

    @BeforeEach
    void boot() {
        kernel = new SimulatedKernel();
        endpoint = kernel.endpoint();
        handler = kernel.runningThread();
        Endpoints.receive(kernel.enter(handler), endpoint, true);
        faulty = kernel.runningThread();
        kernel.capability(faulty.faultEndpoint(), ObjectType.ENDPOINT, FULL, endpoint.address(), 99);
        faulty.rip(0x40_1000);
        faulty.rsp(0x70_0000);
        faulty.rbp(0x70_0040);
        assertThat(kernel.leave()).isEqualTo(faulty);
    }

    private void reply(long label, int length) {
        handler.rsi(MessageInfo.of(label, length).bits());
        Replies.reply(handler);
    }

    @Test
    void handlerGetsTheFaultAndItsReplyResumes() {
        IpcBuffer buffer = new IpcBuffer(kernel.ipcBuffer(handler));
        Faults.report(faulty, FaultKind.PAGE, 0xdead, FaultKind.PAGE_WRITE);
        assertThat(handler.rdi()).isEqualTo(99);
        assertThat(handler.rsi())
                .isEqualTo(MessageInfo.of(FaultKind.PAGE, FaultKind.LENGTH).bits());
        assertThat(handler.rdx()).isEqualTo(0x40_1000);
        assertThat(handler.r10()).isEqualTo(0xdead);
        assertThat(handler.r8()).isEqualTo(FaultKind.PAGE_WRITE);
        assertThat(handler.r9()).isEqualTo(0x70_0040);
        assertThat(buffer.word(FaultKind.STACK_POINTER)).isEqualTo(0x70_0000);
        assertThat(kernel.leave()).isEqualTo(handler);
        reply(FaultKind.RESUME, 0);
        assertThat(faulty.state()).isEqualTo(ThreadState.RUNNING);
        assertThat(faulty.rip()).isEqualTo(0x40_1000);
    }

    /** Vectors that the guest tests cannot provoke: #SS of a segment, #AC, and others without a meaning of their own. */
    @ParameterizedTest
    @ValueSource(ints = {5, 9, 10, 11, 12, 13, 17, 19, 20, 21})
    void otherVectorsAreExceptions(int vector) {
        Traps.trap(vector, 0x18);
        assertThat(new MessageInfo(handler.rsi()).label()).isEqualTo(FaultKind.EXCEPTION);
        assertThat(handler.r10()).isEqualTo(vector);
        assertThat(handler.r8()).isEqualTo(0x18);
    }

    @Test
    void replyMayMoveTheThread() {
        Faults.report(faulty, FaultKind.UNDEFINED_INSTRUCTION, 0, 0);
        handler.rdx(0x40_2000);
        handler.r10(0x71_0000);
        reply(FaultKind.RESUME, 2);
        assertThat(faulty.rip()).isEqualTo(0x40_2000);
        assertThat(faulty.rsp()).isEqualTo(0x71_0000);
    }

    @Test
    void replyCannotMakeTheInstructionPointerAKernelAddress() {
        for (long address : new long[] {-1, 0x0000_7fff_ffff_f000L, 0x8000_0000_0000L, Long.MIN_VALUE}) {
            Faults.report(faulty, FaultKind.DIVIDE, 0, 0);
            handler.rdx(address);
            reply(FaultKind.RESUME, 1);
            assertThat(faulty.state()).isEqualTo(ThreadState.STOPPED);
            assertThat(faulty.rip()).isEqualTo(0x40_1000);
            Tcbs.resume(faulty);
            Endpoints.receive(kernel.enter(handler), endpoint, true);
        }
    }

    @Test
    void otherLabelsLeaveTheThreadStopped() {
        Faults.report(faulty, FaultKind.DIVIDE, 0, 0);
        reply(1, 0);
        assertThat(faulty.state()).isEqualTo(ThreadState.STOPPED);
        assertThat(kernel.leave()).isEqualTo(handler);
    }

    @Test
    void threadWithoutHandlerStops() {
        kernel.capability(faulty.faultEndpoint(), ObjectType.NULL, 0, 0, 0);
        Faults.report(faulty, FaultKind.DIVIDE, 0, 0);
        assertThat(faulty.state()).isEqualTo(ThreadState.STOPPED);
        assertThat(kernel.leave().address()).isZero();
    }

    @Test
    void handlerThatGoesAwayLeavesTheThreadStopped() {
        Faults.report(faulty, FaultKind.DIVIDE, 0, 0);
        Tcbs.destroy(handler);
        assertThat(faulty.state()).isEqualTo(ThreadState.STOPPED);
    }

    @Test
    void budgetOverrunIsReportedToTheTimeoutEndpoint() {
        Tcb hog = kernel.runningThread(1_000_000, 10_000_000, 0);
        kernel.capability(hog.timeoutEndpoint(), ObjectType.ENDPOINT, FULL, endpoint.address(), 5);
        assertThat(kernel.leave()).isEqualTo(hog);
        Tcb after = kernel.run(2_000_000);
        assertThat(hog.state()).isEqualTo(ThreadState.AWAITING_FAULT_REPLY);
        assertThat(handler.rdi()).isEqualTo(5);
        assertThat(new MessageInfo(handler.rsi()).label()).isEqualTo(FaultKind.TIMEOUT);
        assertThat(after).isIn(handler, faulty);
        reply(FaultKind.RESUME, 0);
        kernel.run(10_000_000);
        assertThat(hog.rax()).isZero();
    }
}
