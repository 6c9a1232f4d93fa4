package org.saltyos.kernite.vspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.lang.machine.Machine;

/** Numbers of address spaces are unique while in use, run out cleanly, and never find an address space that is gone. */
class AddressSpaceIdsTest {
    private static final long FIRST = 0xffff_8000_0010_0000L;

    @Test
    void allNumbersCanBeUsedAndUsedAgain() throws Refusal {
        Machine.reset();
        int count = AddressSpaceIds.available();
        VSpace[] spaces = new VSpace[count];
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < count; i++) {
            spaces[i] = space(i);
            AddressSpaceIds.assign(spaces[i]);
            assertThat(numbers.add(AddressSpaceIds.number(spaces[i].identity())))
                    .isTrue();
            assertThat(AddressSpaceIds.find(spaces[i].identity())).isEqualTo(spaces[i]);
        }
        assertThat(numbers).doesNotContain(0);
        assertThat(AddressSpaceIds.available()).isZero();
        VSpace tooMany = space(count);
        assertThatThrownBy(() -> AddressSpaceIds.assign(tooMany))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TABLE_FULL));
        long old = spaces[7].identity();
        AddressSpaceIds.release(spaces[7]);
        assertThat(AddressSpaceIds.find(old).address()).as("gone").isZero();
        AddressSpaceIds.assign(tooMany);
        assertThat(AddressSpaceIds.number(tooMany.identity())).isEqualTo(AddressSpaceIds.number(old));
        assertThat(AddressSpaceIds.find(old).address()).as("still gone").isZero();
        long renewed = tooMany.identity();
        AddressSpaceIds.renew(tooMany);
        assertThat(AddressSpaceIds.find(renewed).address())
                .as("mappings of before")
                .isZero();
        assertThat(AddressSpaceIds.find(tooMany.identity())).isEqualTo(tooMany);
        AddressSpaceIds.release(tooMany);
        for (int i = 0; i < count; i++) {
            if (i != 7) {
                AddressSpaceIds.release(spaces[i]);
            }
        }
        assertThat(AddressSpaceIds.available()).isEqualTo(count);
    }

    /** Only the second page of the object is looked at here. */
    private static VSpace space(int index) {
        long address = FIRST + (long) index * VSpace.SIZE;
        Machine.current().memory().map(address + VSpace.IDENTITY, 64);
        return new VSpace(address);
    }
}
