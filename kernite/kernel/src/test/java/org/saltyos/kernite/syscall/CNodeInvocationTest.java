package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.testing.Invariants;
import org.saltyos.kernite.testing.World;

/** Copying, moving and addressing of capabilities; what is refused changes nothing. */
class CNodeInvocationTest {
    private static final int ENDPOINT = World.FREE;
    private static final int TARGET = World.FREE + 1;
    private static final int OTHER = World.FREE + 2;
    private static final int EMPTY = World.FREE + 3;

    private final World world = new World();

    @BeforeEach
    void makeEndpoint() {
        assertThat(world.retype(ObjectType.ENDPOINT, 0, ENDPOINT, 1)).isEqualTo(ErrorCode.OK);
    }

    @AfterEach
    void checkAndClose() throws Refusal {
        new Invariants(world).check();
        world.close();
    }

    @Test
    void copyIsTheSameObjectWithFewerRights() {
        assertThat(world.mint(TARGET, ENDPOINT, Rights.WRITE | Rights.GRANT, 0)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(TARGET).object()).isEqualTo(world.slot(ENDPOINT).object());
        assertThat(world.slot(TARGET).rights())
                .as("GRANT brings GRANT_REPLY")
                .isEqualTo(Rights.WRITE | Rights.GRANT | Rights.GRANT_REPLY);
        assertThat(world.copy(OTHER, TARGET)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).rights()).as("rights never grow").isEqualTo(14);
    }

    @Test
    void badgesAreGivenOnce() {
        assertThat(world.mint(TARGET, ENDPOINT, 31, -5)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(TARGET).badge()).isEqualTo(-5);
        assertThat(world.mint(OTHER, TARGET, 31, 6)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.slot(OTHER).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.copy(OTHER, TARGET)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).badge()).isEqualTo(-5);
    }

    @ParameterizedTest
    @ValueSource(ints = {Invocation.CNODE_COPY, Invocation.CNODE_MINT, Invocation.CNODE_MOVE, Invocation.CNODE_MUTATE})
    void occupiedTargetsAndEmptySourcesAreRefused(int label) {
        long options = World.options(31);
        assertThat(world.invoke(World.CNODE, label, World.IRQS, World.CNODE, ENDPOINT, options, 0))
                .isEqualTo(ErrorCode.DELETE_FIRST);
        assertThat(world.invoke(World.CNODE, label, TARGET, World.CNODE, EMPTY, options, 0))
                .isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.thread().rdi()).isEqualTo(2);
        assertThat(world.invoke(World.CNODE, label, 256, World.CNODE, ENDPOINT, options, 0))
                .isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.thread().rdi()).isZero();
        assertThat(world.invoke(World.CNODE, label, TARGET, 256, ENDPOINT, options, 0))
                .isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.thread().rdi()).isEqualTo(1);
        assertThat(world.invoke(World.CNODE, label, TARGET, ENDPOINT, ENDPOINT, options, 0))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        assertThat(world.invoke(World.CNODE, label, TARGET, World.CNODE, ENDPOINT))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
        assertThat(world.slot(TARGET).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.slot(ENDPOINT).type()).isEqualTo(ObjectType.ENDPOINT);
    }

    @ParameterizedTest
    @CsvSource({"0, 64", "63, 64", "65, 64", "64, 0", "64, 7", "64, 255"})
    void everyBitOfAnAddressMustBeResolved(int targetDepth, int sourceDepth) {
        long options = targetDepth | (long) sourceDepth << 8 | 31L << 16;
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_COPY, TARGET, World.CNODE, ENDPOINT, options))
                .isEqualTo(ErrorCode.FAILED_LOOKUP);
    }

    @ParameterizedTest
    @ValueSource(ints = {Invocation.CNODE_DELETE, Invocation.CNODE_REVOKE, Invocation.CNODE_INFO})
    void slotsThatDoNotExistAreRefused(int label) {
        assertThat(world.invoke(World.CNODE, label, 256, 64)).isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.invoke(World.CNODE, label, TARGET, 0)).isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.invoke(World.CNODE, label, TARGET, 65)).isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.invoke(World.CNODE, label, TARGET, 1L << 32 | 64)).isEqualTo(ErrorCode.FAILED_LOOKUP);
        assertThat(world.invoke(World.CNODE, label, TARGET)).isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
    }

    @Test
    void moveAndSwapKeepDescendants() {
        world.mint(TARGET, ENDPOINT, 31, 5);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_MOVE, OTHER, World.CNODE, ENDPOINT, World.options(0)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.slot(ENDPOINT).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.slot(OTHER).rights()).as("rights are not touched").isEqualTo(31);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_SWAP, OTHER, World.CNODE, TARGET, World.options(0)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).badge()).isEqualTo(5);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_SWAP, OTHER, World.CNODE, EMPTY, World.options(0)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.slot(EMPTY).badge()).isEqualTo(5);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_SWAP, EMPTY, World.CNODE, EMPTY, World.options(0)))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.revoke(TARGET)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(EMPTY).type()).isEqualTo(ObjectType.NULL);
    }

    @Test
    void mutateBadgesOnlyWithoutDescendants() {
        world.copy(TARGET, ENDPOINT);
        long options = World.options(0);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_MUTATE, OTHER, World.CNODE, ENDPOINT, options, 5))
                .isEqualTo(ErrorCode.REVOKE_FIRST);
        world.delete(TARGET);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_MUTATE, OTHER, World.CNODE, ENDPOINT, options, 5))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).badge()).isEqualTo(5);
    }

    @Test
    void someKindsCannotBeCopied() {
        assertThat(world.copy(TARGET, World.IRQS)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.copy(TARGET, World.PORTS)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.copy(TARGET, World.MEMORY)).as("memory in use").isEqualTo(ErrorCode.REVOKE_FIRST);
        assertThat(world.copy(TARGET, World.SYSTEM)).isEqualTo(ErrorCode.OK);
        assertThat(world.mint(OTHER, World.SYSTEM, 31, 1)).isEqualTo(ErrorCode.ILLEGAL_OPERATION);
    }

    @Test
    void aCopyOfMemoryUsesUpTheOriginal() {
        world.delete(ENDPOINT);
        assertThat(world.copy(TARGET, World.MEMORY)).isEqualTo(ErrorCode.OK);
        assertThat(world.retype(ObjectType.ENDPOINT, 0, OTHER, 1)).isEqualTo(ErrorCode.NOT_ENOUGH_MEMORY);
        assertThat(world.invoke(TARGET, Invocation.UNTYPED_RETYPE, 3, 0, World.CNODE, 1L << 32 | OTHER))
                .isEqualTo(ErrorCode.OK);
        assertThat(world.revoke(World.MEMORY)).isEqualTo(ErrorCode.OK);
        assertThat(world.slot(OTHER).type()).isEqualTo(ObjectType.NULL);
        assertThat(world.retype(ObjectType.ENDPOINT, 0, OTHER, 1)).isEqualTo(ErrorCode.OK);
    }

    @Test
    void addressesResolveThroughSeveralLevelsWithGuards() {
        // A table of radix 4 with guard 0b101 of 3 bits, in slot 9 of one of radix 4 with a guard of 53 bits.
        world.retype(ObjectType.CNODE, 4, 20, 2);
        assertThat(world.mint(22, 21, 31, 0b101 << 6 | 3)).isEqualTo(ErrorCode.OK);
        assertThat(world.mint(23, 20, 31, 53)).isEqualTo(ErrorCode.OK);
        long options = World.options(31);
        assertThat(world.invoke(20, Invocation.CNODE_MOVE, 9, World.CNODE, 22, options))
                .isEqualTo(ErrorCode.OK);
        long address = 9 << 7 | 0b101 << 4 | 6;
        assertThat(world.invoke(23, Invocation.CNODE_COPY, address, World.CNODE, ENDPOINT, options))
                .isEqualTo(ErrorCode.OK);
        Slot reached = new Slot(world.slot(21).object() + 6 * 64);
        assertThat(reached.type()).isEqualTo(ObjectType.ENDPOINT);
        for (int bit = 0; bit < 64; bit++) {
            long wrong = address ^ 1L << bit;
            int status = world.invoke(23, Invocation.CNODE_INFO, wrong, 64);
            boolean otherSlot = bit < 4; // the index in the last table: another slot, which is empty
            assertThat(status).as("bit " + bit).isEqualTo(otherSlot ? ErrorCode.OK : ErrorCode.FAILED_LOOKUP);
            if (otherSlot) {
                assertThat(world.thread().rdx()).isEqualTo(ObjectType.NULL);
            }
        }
        assertThat(world.invoke(23, Invocation.CNODE_INFO, address, 63)).isEqualTo(ErrorCode.FAILED_LOOKUP);
    }

    @ParameterizedTest
    @CsvSource({"60, 0, 0", "61, 0, 5", "3, 8, 5", "0, 1, 5"})
    void guardsMustFit(int bits, long guard, int status) {
        world.retype(ObjectType.CNODE, 4, 20, 1);
        assertThat(world.mint(21, 20, 31, guard << 6 | bits)).isEqualTo(status);
    }

    @Test
    void tellsAboutSlots() {
        world.mint(TARGET, ENDPOINT, Rights.WRITE, 77);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_INFO, TARGET, 64)).isEqualTo(ErrorCode.OK);
        assertThat(world.thread().rdx()).isEqualTo(ObjectType.ENDPOINT);
        assertThat(world.thread().r10()).isEqualTo(Rights.WRITE);
        assertThat(world.thread().r8()).isEqualTo(77);
    }

    @Test
    void badgedSendsAreCancelledByBadgedCapabilitiesOnly() {
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_CANCEL_BADGED_SENDS, ENDPOINT, 64))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_CANCEL_BADGED_SENDS, World.MEMORY, 64))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        world.mint(TARGET, ENDPOINT, 31, 7);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_CANCEL_BADGED_SENDS, TARGET, 64))
                .isEqualTo(ErrorCode.OK);
    }

    @Test
    void withoutACallerThereIsNoReplyToSave() {
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_SAVE_CALLER, TARGET, 64))
                .isEqualTo(ErrorCode.ILLEGAL_OPERATION);
        assertThat(world.invoke(World.CNODE, Invocation.CNODE_SAVE_CALLER, ENDPOINT, 64))
                .isEqualTo(ErrorCode.DELETE_FIRST);
    }

    @Test
    void wordsBeyondTheFourthNeedAnIpcBuffer() {
        Derivation.remove(world.thread().ipcBuffer());
        long info = (long) Invocation.CNODE_MINT << 24 | 5;
        assertThat(world.call(11, World.CNODE, info, TARGET, World.CNODE, ENDPOINT, World.options(31)))
                .isEqualTo(ErrorCode.TRUNCATED_MESSAGE);
    }
}
