package org.saltyos.kernite.untyped;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;
import org.saltyos.lang.memory.Mem;

/** Retype makes all objects or none, of cleared memory, and takes memory back when the last descendant is gone. */
class RetypeTest {
    private static final int FIRST = World.FREE;

    private final World world = new World();

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 12, 4096",
        "2, 4, 1024",
        "3, 0, 64",
        "4, 0, 64",
        "5, 0, 1024",
        "6, 0, 256",
        "7, 0, 8192",
        "8, 12, 4096"
    })
    void makesEveryKindOfObject(int type, int sizeBits, long bytes) {
        assertThat(world.retype(type, sizeBits, FIRST, 3)).isEqualTo(ErrorCode.OK);
        for (int i = 0; i < 3; i++) {
            assertThat(world.slot(FIRST + i).type()).isEqualTo(type);
            assertThat(world.slot(FIRST + i).object())
                    .isEqualTo(world.slot(World.MEMORY).object() + i * bytes);
        }
        assertThat(world.slot(World.MEMORY).badge()).isEqualTo(3 * bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 8, 1, 3, 0", // no such kind
        "9, 0, 8, 1, 3, 0", // not made of memory
        "-1, 0, 8, 1, 3, 0",
        "8, 13, 8, 1, 3, 1", // no such page size
        "2, 3, 8, 1, 5, 1", // radix too small
        "2, 17, 8, 1, 5, 1", // radix too large
        "1, 5, 8, 1, 5, 1", // piece too small
        "1, 48, 8, 1, 5, 1", // piece too large
        "3, 0, 8, 0, 5, 3", // no objects
        "3, 0, 8, 257, 5, 3", // too many objects
        "3, 0, 255, 2, 5, 3", // the window leaves the CNode
        "3, 0, 256, 1, 5, 3",
        "1, 22, 8, 1, 11, 0", // larger than the memory
        "8, 21, 8, 2, 11, 0",
        "3, 0, 2, 1, 9, 0", // occupied
        "3, 0, 1, 1, 9, 0",
    })
    void refusesAndChangesNothing(long type, long sizeBits, long first, long count, int status, long word) {
        int got =
                world.invoke(World.MEMORY, Invocation.UNTYPED_RETYPE, type, sizeBits, World.CNODE, first | count << 32);
        assertThat(got).isEqualTo(status);
        assertThat(world.thread().rdi()).isEqualTo(word);
        assertThat(world.slot(World.MEMORY).badge()).isZero();
        assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void refusesWrongTargets() {
        assertThat(world.invoke(World.MEMORY, Invocation.UNTYPED_RETYPE, 3, 0, World.MEMORY, 1L << 32 | FIRST))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(World.MEMORY, Invocation.UNTYPED_RETYPE, 3, 0, 1 << 20, 1L << 32 | FIRST))
                .isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.invoke(World.MEMORY, Invocation.UNTYPED_RETYPE, 3, 0, World.CNODE))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
    }

    @Test
    void refusesAWindowWithOneOccupiedSlot() {
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST + 2, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST, 4)).isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.slot(FIRST + 3).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void fillsMemoryExactlyThenRefuses() {
        for (int i = 0; i < 8; i++) {
            assertThat(world.retype(ObjectType.UNTYPED, World.MEMORY_BITS - 3, FIRST + i, 1))
                    .isEqualTo(ErrorCode.OK);
        }
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST + 8, 1)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(world.delete(FIRST)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST + 8, 1)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        for (int i = 1; i < 8; i++) {
            assertThat(world.delete(FIRST + i)).isEqualTo(ErrorCode.OK);
        }
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST + 8, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(FIRST + 8).object())
                .isEqualTo(world.slot(World.MEMORY).object());
    }

    @Test
    void alignsObjectsToTheirSize() {
        assertThat(world.retype(ObjectType.ENDPOINT, 0, FIRST, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.FRAME, 12, FIRST + 1, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(FIRST + 1).object() & 4095).isZero();
        assertThat(world.slot(World.MEMORY).badge()).isEqualTo(8192);
    }

    @Test
    void deviceMemoryMakesOnlyFramesAndPieces() {
        for (int type : new int[] {
            ObjectType.CNODE,
            ObjectType.ENDPOINT,
            ObjectType.NOTIFICATION,
            ObjectType.TCB,
            ObjectType.SCHED_CONTEXT,
            ObjectType.VSPACE
        }) {
            assertThat(world.invoke(World.DEVICE, Invocation.UNTYPED_RETYPE, type, 4, World.CNODE, 1L << 32 | FIRST))
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
        // Nothing is mapped at the device's addresses: touching them would be a MemoryFault.
        assertThat(world.invoke(World.DEVICE, Invocation.UNTYPED_RETYPE, 8, 12, World.CNODE, 1L << 32 | FIRST))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(World.DEVICE, Invocation.UNTYPED_RETYPE, 1, 12, World.CNODE, 1L << 32 | FIRST + 1))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.invoke(FIRST + 1, Invocation.UNTYPED_RETYPE, 8, 12, World.CNODE, 1L << 32 | FIRST + 2))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.slot(FIRST + 2).flags()).isEqualTo(1);
    }

    @Test
    void objectsOfUsedMemoryAreClear() {
        long base = world.slot(World.MEMORY).object();
        assertThat(world.retype(ObjectType.FRAME, 12, FIRST, 2)).isEqualTo(ErrorCode.OK);
        Mem.fill(base, (byte) 0x5a, 8192);
        world.delete(FIRST);
        world.delete(FIRST + 1);
        Mem.fill(base, (byte) 0x5a, 8192);
        assertThat(world.retype(ObjectType.CNODE, 4, FIRST, 1)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.FRAME, 12, FIRST + 1, 1)).isEqualTo(ErrorCode.OK);
        for (long at = base; at < base + 1024; at++) {
            assertThat(Mem.getByte(at)).isZero();
        }
        for (long at = base + 4096; at < base + 8192; at++) {
            assertThat(Mem.getByte(at)).isZero();
        }
    }

    @Test
    void clearingIsPreemptedAndGoesOn() {
        Mem.fill(world.slot(World.MEMORY).object(), (byte) 1, 1 << 16);
        SimulatedInterrupts.setPending(true);
        int preempted = 0;
        int status = world.retype(ObjectType.CNODE, 10, FIRST, 1);
        while (status < 0) {
            preempted++;
            assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.NULL);
            status = world.retype(ObjectType.CNODE, 10, FIRST, 1);
        }
        assertThat(status).isEqualTo(ErrorCode.OK);
        assertThat(preempted).isEqualTo((1 << (10 + ObjectSize.SLOT_BITS)) / 4096 - 1);
    }

    @Test
    void tellsItsState() {
        world.retype(ObjectType.FRAME, 12, FIRST, 2);
        assertThat(world.invoke(World.MEMORY, Invocation.UNTYPED_INFO)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(0x40_0000);
        assertThat(world.thread().r10()).isEqualTo(World.MEMORY_BITS);
        assertThat(world.thread().r8()).isEqualTo(8192);
        assertThat(world.thread().r9()).isZero();
    }
}
