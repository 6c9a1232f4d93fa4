package org.saltyos.kernite.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;

/** Capabilities arrive in the slots the receiver offers, in order, until the first that cannot. */
class CapabilityTransferTest {
    private static final int RECEIVER = World.FREE;
    private static final int TABLE = World.FREE + 1;
    private static final int SPACE = World.FREE + 2;
    private static final int FRAME = World.FREE + 3;
    private static final int ENDPOINT = World.FREE + 4;
    private static final int NOTIFICATION = World.FREE + 5;
    private static final int BADGED = World.FREE + 6;

    private final World world = new World();

    @BeforeEach
    void makeReceiver() {
        world.retype(ObjectType.TCB, 0, RECEIVER, 1);
        world.retype(ObjectType.CNODE, 4, TABLE, 1);
        world.retype(ObjectType.VSPACE, 0, SPACE, 1);
        world.retype(ObjectType.FRAME, 12, FRAME, 1);
        world.retype(ObjectType.ENDPOINT, 0, ENDPOINT, 1);
        world.retype(ObjectType.NOTIFICATION, 0, NOTIFICATION, 1);
        world.mint(BADGED, ENDPOINT, 31, 99);
        assertThat(world.invoke(TABLE, Invocation.CNODE_COPY, 1, World.CNODE, TABLE, World.options(31)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(RECEIVER, Invocation.TCB_CONFIGURE, 0, TABLE, SPACE, 0x1000, FRAME))
                .isEqualTo(ErrorCode.OK);
        offer(1, 4, 64, 4);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    private void offer(long root, long index, long depth, long count) {
        IpcBuffer buffer = new IpcBuffer(world.slot(FRAME).object());
        buffer.receiveRoot(root);
        buffer.receiveIndex(index);
        buffer.receiveDepth(depth);
        buffer.receiveCount(count);
    }

    private MessageInfo send(long... capabilities) {
        for (int i = 0; i < capabilities.length; i++) {
            world.buffer().capability(i, capabilities[i]);
        }
        Tcb receiver = new Tcb(world.slot(RECEIVER).object());
        MessageInfo info = MessageInfo.of(7, 3, capabilities.length);
        MessageInfo told = CapabilityTransfer.transfer(
                world.thread(), receiver, info, world.slot(ENDPOINT).object());
        assertThat(told.label()).isEqualTo(7);
        assertThat(told.length()).isEqualTo(3);
        return told;
    }

    private int typeAt(int index) {
        return new Slot(world.slot(TABLE).object() + index * 64L).type();
    }

    @Test
    void capabilitiesArriveInOrder() {
        MessageInfo told = send(NOTIFICATION, World.SYSTEM, FRAME);
        assertThat(told.capabilities()).isEqualTo(3);
        assertThat(told.unwrapped()).isZero();
        assertThat(typeAt(4)).isEqualTo(ObjectType.NOTIFICATION);
        assertThat(typeAt(5)).isEqualTo(ObjectType.SYSTEM_CONTROL);
        assertThat(typeAt(6)).isEqualTo(ObjectType.FRAME);
        assertThat(world.revoke(NOTIFICATION)).isEqualTo(ErrorCode.OK);
        assertThat(typeAt(4)).as("copies are descendants").isEqualTo(ObjectType.NULL);
    }

    @Test
    void theOwnEndpointArrivesAsItsBadge() {
        MessageInfo told = send(BADGED, NOTIFICATION);
        assertThat(told.capabilities()).isEqualTo(2);
        assertThat(told.unwrapped()).isEqualTo(1);
        assertThat(new IpcBuffer(world.slot(FRAME).object()).capability(0)).isEqualTo(99);
        assertThat(typeAt(4)).isEqualTo(ObjectType.NOTIFICATION);
    }

    @Test
    void theFirstThatCannotMoveEndsIt() {
        assertThat(send(NOTIFICATION, 200, FRAME).capabilities())
                .as("empty slot")
                .isEqualTo(1);
        assertThat(send(NOTIFICATION).capabilities()).as("occupied target").isZero();
        offer(1, 8, 64, 1);
        assertThat(send(NOTIFICATION, FRAME).capabilities())
                .as("one slot offered")
                .isEqualTo(1);
        offer(1, 9, 64, 4);
        assertThat(send(World.IRQS).capabilities()).as("not to be copied").isZero();
        assertThat(typeAt(9)).isEqualTo(ObjectType.NULL);
    }

    @Test
    void nonsenseFromTheReceiverIsHarmless() {
        offer(5, 4, 64, 4);
        assertThat(send(NOTIFICATION).capabilities()).as("no such table").isZero();
        offer(-1, 4, 64, 4);
        assertThat(send(NOTIFICATION).capabilities()).isZero();
        offer(1, 16, 64, 4);
        assertThat(send(NOTIFICATION).capabilities()).as("no such slot").isZero();
        offer(1, 4, 1L << 40, 4);
        assertThat(send(NOTIFICATION).capabilities()).as("no such depth").isZero();
        offer(1, 4, 64, -1);
        assertThat(send(NOTIFICATION).capabilities()).as("no slots").isZero();
        offer(1, 4, 64, Long.MAX_VALUE);
        assertThat(send(NOTIFICATION, -1).capabilities()).as("no such source").isEqualTo(1);
    }

    @Test
    void withoutABufferNothingArrives() {
        assertThat(world.invoke(RECEIVER, Invocation.TCB_CONFIGURE, 0, TABLE, SPACE, 0, 0))
                .isEqualTo(ErrorCode.OK);
        assertThat(send(NOTIFICATION).capabilities()).isZero();
    }
}
