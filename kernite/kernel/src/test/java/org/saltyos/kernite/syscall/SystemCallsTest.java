package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.ThreadState;

/** Every call with a capability that is missing, of the wrong kind or too weak answers an error and blocks nobody. */
class SystemCallsTest {
    private static final int ENDPOINT = World.FREE;
    private static final int NOTIFICATION = World.FREE + 1;
    private static final int WEAK = World.FREE + 2;

    private final World world = new World();

    @BeforeEach
    void makeObjects() {
        world.thread().state(ThreadState.RUNNING);
        world.retype(ObjectType.ENDPOINT, 0, ENDPOINT, 1);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        assertThat(world.thread().state()).isEqualTo(ThreadState.RUNNING);
        new Invariants(world).check();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {SystemCall.COUNT, 100, -1, Long.MIN_VALUE, 1L << 32})
    void unknownNumbersAreRefused(long number) {
        world.thread().rax(number);
        SystemCalls.dispatch(world.thread());
        assertThat(world.thread().rax()).isEqualTo(ErrorCode.INVALID_SYSTEM_CALL);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SystemCall.CALL,
                SystemCall.REPLY_RECEIVE,
                SystemCall.SIGNAL,
                SystemCall.SEND,
                SystemCall.SEND_NONBLOCKING,
                SystemCall.RECEIVE,
                SystemCall.RECEIVE_NONBLOCKING,
                SystemCall.WAIT,
                SystemCall.POLL,
                SystemCall.INVOKE
            })
    void wrongCapabilitiesAreRefused(int number) {
        for (long capability : new long[] {0, 255, 256, -1, Long.MIN_VALUE, 1L << 32}) {
            assertThat(world.call(number, capability, 0)).isEqualTo(ErrorCode.INVALID_CAPABILITY);
        }
        if (number != SystemCall.INVOKE) {
            assertThat(world.call(number, World.MEMORY, 0)).isEqualTo(ErrorCode.INVALID_CAPABILITY);
        } else {
            assertThat(world.call(number, ENDPOINT, 0)).isEqualTo(ErrorCode.INVALID_CAPABILITY);
        }
    }

    @Test
    void eachCallNeedsItsRights() {
        world.mint(WEAK, ENDPOINT, Rights.READ, 0);
        assertThat(world.call(SystemCall.SEND, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.call(SystemCall.SEND_NONBLOCKING, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.call(SystemCall.CALL, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        world.delete(WEAK);
        world.mint(WEAK, ENDPOINT, Rights.WRITE, 0);
        assertThat(world.call(SystemCall.CALL, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.call(SystemCall.RECEIVE, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.call(SystemCall.REPLY_RECEIVE, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        world.delete(WEAK);
        world.mint(WEAK, NOTIFICATION, Rights.READ, 0);
        assertThat(world.call(SystemCall.SIGNAL, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        world.delete(WEAK);
        world.mint(WEAK, NOTIFICATION, Rights.WRITE, 0);
        assertThat(world.call(SystemCall.WAIT, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(world.call(SystemCall.POLL, WEAK, 0)).isEqualTo(ErrorCode.ACCESS_DENIED);
    }

    @Test
    void callsThatNeverBlock() {
        assertThat(world.call(SystemCall.RECEIVE_NONBLOCKING, ENDPOINT, 0)).isEqualTo(ErrorCode.WOULD_BLOCK);
        assertThat(world.call(SystemCall.SEND_NONBLOCKING, ENDPOINT, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.POLL, NOTIFICATION, 0)).isEqualTo(ErrorCode.WOULD_BLOCK);
        world.mint(WEAK, NOTIFICATION, 31, 6);
        assertThat(world.call(SystemCall.SIGNAL, WEAK, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.POLL, NOTIFICATION, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdi()).isEqualTo(6);
        assertThat(world.call(SystemCall.REPLY, 0, 0)).as("nobody to answer").isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.YIELD, 0, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.CLOCK, 0, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.SLEEP_UNTIL, 0, 0, 0))
                .as("in the past")
                .isEqualTo(ErrorCode.OK);
        assertThat(world.call(SystemCall.SLEEP_UNTIL, 0, 0, -5)).isEqualTo(ErrorCode.OK);
    }
}
