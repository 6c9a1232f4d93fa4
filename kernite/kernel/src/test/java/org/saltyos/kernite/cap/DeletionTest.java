package org.saltyos.kernite.cap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;

/** Deletion takes everything that only the deleted capability held, however deep it nests and however often it stops. */
class DeletionTest {
    private static final int FIRST = World.FREE;

    private final World world = new World();
    private final Invariants invariants = new Invariants(world);

    @AfterEach
    void checkAndClose() throws Refusal {
        invariants.check();
        world.close();
        invariants.check();
    }

    @Test
    void emptySlotsAreDeletedAndRevokedWithoutHarm() {
        assertThat(world.delete(FIRST)).isEqualTo(ErrorCode.OK);
        assertThat(world.revoke(FIRST)).isEqualTo(ErrorCode.OK);
    }

    @Test
    void copiesGoWithoutTheirOriginal() {
        world.retype(ObjectType.ENDPOINT, 0, FIRST, 1);
        world.copy(FIRST + 1, FIRST);
        world.mint(FIRST + 2, FIRST, 31, 5);
        world.copy(FIRST + 3, FIRST + 2);
        assertThat(world.revoke(FIRST + 2)).isEqualTo(ErrorCode.OK);
        assertThat(types(4)).containsExactly(3, 3, 3, 0);
        assertThat(world.revoke(FIRST + 1)).isEqualTo(ErrorCode.OK);
        assertThat(types(4)).containsExactly(3, 3, 3, 0);
        assertThat(world.revoke(FIRST)).isEqualTo(ErrorCode.OK);
        assertThat(types(4)).containsExactly(3, 0, 0, 0);
    }

    @Test
    void revokingOneBadgeLeavesAnotherMintOfTheSameBadge() {
        world.retype(ObjectType.ENDPOINT, 0, FIRST, 1);
        world.mint(FIRST + 1, FIRST, 31, 5);
        world.mint(FIRST + 2, FIRST, 31, 5);
        assertThat(world.revoke(FIRST + 2)).isEqualTo(ErrorCode.OK);
        assertThat(types(3)).containsExactly(3, 3, 3);
    }

    @Test
    void nestedTablesGoWithTheirParent() {
        chain(FIRST, 20);
        assertThat(world.slot(World.MEMORY).badge()).isPositive();
        assertThat(world.delete(FIRST)).isEqualTo(ErrorCode.OK);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
    }

    @Test
    void nestedDeletionSurvivesPreemptionAtEveryStep() {
        chain(FIRST, 12);
        SimulatedInterrupts.setPending(true);
        int preempted = 0;
        while (world.invoke(World.CNODE, Invocation.CNODE_DELETE, FIRST, 64) < 0) {
            preempted++;
            invariants.check();
            assertThat(preempted).isLessThan(10_000);
        }
        assertThat(preempted).isGreaterThan(2);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
    }

    @Test
    void revokeTakesOverAnInterruptedDeletion() {
        chain(FIRST, 12);
        SimulatedInterrupts.setPending(true);
        for (int i = 0; i < 3; i++) {
            assertThat(world.invoke(World.CNODE, Invocation.CNODE_DELETE, FIRST, 64))
                    .isNegative();
        }
        assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.ZOMBIE);
        assertThat(world.copy(FIRST + 1, FIRST)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
        assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void aTableThatHoldsItselfGoes() {
        world.retype(ObjectType.CNODE, 4, FIRST, 1);
        assertThat(world.invoke(FIRST, Invocation.CNODE_COPY, 3, World.CNODE, FIRST, World.options(31)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.delete(FIRST)).isEqualTo(ErrorCode.OK);
        // Now only the table itself holds a capability to it: nobody can reach it until its memory is revoked.
        assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
    }

    @Test
    void tablesThatHoldEachOtherGo() {
        for (int stop = 0; stop < 4; stop++) {
            world.retype(ObjectType.CNODE, 4, FIRST, 2);
            world.invoke(FIRST, Invocation.CNODE_MOVE, 5, World.CNODE, FIRST + 1, World.options(31));
            // FIRST holds B in slot 5; move A itself into B's slot stop.
            world.invoke(FIRST, Invocation.CNODE_COPY, 9, World.CNODE, World.CNODE, World.options(31));
            long b = new Slot(world.slot(FIRST).object() + 5 * 64).object();
            Slot inside = new Slot(b + stop * 64L);
            Derivation.move(world.slot(FIRST), inside, Capability.in(world.slot(FIRST)));
            SimulatedInterrupts.setPending(stop % 2 == 1);
            assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
            assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
            invariants.check();
        }
    }

    @Test
    void threadsTakeTheirCapabilitiesAlong() {
        world.retype(ObjectType.TCB, 0, FIRST, 1);
        world.retype(ObjectType.CNODE, 4, FIRST + 1, 1);
        world.retype(ObjectType.VSPACE, 0, FIRST + 2, 1);
        assertThat(world.invoke(FIRST, Invocation.TCB_CONFIGURE, 0, FIRST + 1, FIRST + 2, 0, 0))
                .isEqualTo(ErrorCode.OK);
        world.delete(FIRST + 1);
        world.delete(FIRST + 2);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isTrue();
        assertThat(world.delete(FIRST)).isEqualTo(ErrorCode.OK);
        assertThat(Derivation.hasDescendants(world.slot(World.MEMORY))).isFalse();
    }

    @Test
    void revokingThousandsIsPreemptedAndCompletes() {
        world.retype(ObjectType.ENDPOINT, 0, FIRST, 1);
        for (int i = FIRST + 1; i < 256; i++) {
            assertThat(world.copy(i, FIRST)).isEqualTo(ErrorCode.OK);
        }
        SimulatedInterrupts.setPending(true);
        int calls = 0;
        while (world.invoke(World.CNODE, Invocation.CNODE_REVOKE, FIRST, 64) < 0) {
            calls++;
        }
        assertThat(calls).isGreaterThan(2);
        assertThat(world.slot(255).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.slot(FIRST).type()).isEqualTo(ObjectType.ENDPOINT);
    }

    /** Makes {@code depth} CNodes, each holding the next as its only capability in a slot of its own, and threads. */
    private void chain(int first, int depth) {
        assertThat(world.retype(ObjectType.CNODE, 4, first, depth)).isEqualTo(ErrorCode.OK);
        for (int i = depth - 2; i >= 0; i--) {
            int place = i % 16;
            assertThat(world.invoke(
                            first + i, Invocation.CNODE_MOVE, place, World.CNODE, first + i + 1, World.options(31)))
                    .isEqualTo(ErrorCode.OK);
            if (place != 7) {
                world.retype(ObjectType.TCB, 0, first + depth, 1);
                world.invoke(first + i, Invocation.CNODE_MOVE, 7, World.CNODE, first + depth, World.options(31));
            }
        }
    }

    private int[] types(int count) {
        int[] types = new int[count];
        for (int i = 0; i < count; i++) {
            types[i] = world.slot(FIRST + i).type();
        }
        return types;
    }
}
