package org.saltyos.procmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessManager;
import org.saltyos.basalt.process.ProgramLayout;

/** Rows of mapped pages: in order, never over each other, the lowest free place first. */
class RegionsTest {
    private static final int PLACE = 7;

    @AfterEach
    void clear() {
        Regions.clear(PLACE);
        Regions.clear(PLACE + 1);
    }

    @Test
    void aHoleIsFilledFirst() throws PosixFault {
        Regions.add(PLACE, 0, 4, -1);
        Regions.add(PLACE, 6, 2, 3);
        assertThat(Regions.free(PLACE, 2)).isEqualTo(4);
        assertThat(Regions.free(PLACE, 3)).isEqualTo(8);
        Regions.add(PLACE, 4, 2, -1);
        assertThat(Regions.free(PLACE, 1)).isEqualTo(8);
        assertThat(Regions.shared(PLACE, 2)).isEqualTo(3);
        assertThat(Regions.total(PLACE)).isEqualTo(8);
    }

    @Test
    void thereIsAnEndToThem() throws PosixFault {
        assertThatThrownBy(() -> Regions.free(PLACE, ProgramLayout.MAPPING_PAGES + 1L))
                .isSameAs(PosixFault.ENOMEM);
        assertThat(Regions.free(PLACE, ProgramLayout.MAPPING_PAGES)).isZero();
        for (int i = 0; i < Regions.MOST; i++) {
            Regions.add(PLACE, Regions.free(PLACE, 1), 1, -1);
        }
        assertThatThrownBy(() -> Regions.free(PLACE, 1)).isSameAs(PosixFault.ENOMEM);
    }

    @Test
    void aCopyHasTheSame() {
        Regions.add(PLACE, 5, 3, 63);
        Regions.copy(PLACE, PLACE + 1);
        Regions.clear(PLACE);
        assertThat(Regions.count(PLACE + 1)).isEqualTo(1);
        assertThat(Regions.first(PLACE + 1, 0)).isEqualTo(5);
        assertThat(Regions.pages(PLACE + 1, 0)).isEqualTo(3);
        assertThat(Regions.shared(PLACE + 1, 0)).isEqualTo(63);
    }

    @Test
    void aRowIsSplitAndJoinedAgain() {
        Regions.add(PLACE, 4, 6, 2);
        Regions.split(PLACE, 0, 7);
        assertThat(Regions.find(PLACE, 6)).isZero();
        assertThat(Regions.find(PLACE, 7)).isEqualTo(1);
        assertThat(Regions.find(PLACE, 10)).isEqualTo(-1);
        Regions.access(PLACE, 1, ProcessManager.READ_ONLY);
        assertThat(Regions.join(PLACE, 0)).isFalse();
        assertThat(Regions.shared(PLACE, 1)).isEqualTo(2);
        assertThat(Regions.access(PLACE, 0)).isEqualTo(ProcessManager.READ_WRITE);
        Regions.access(PLACE, 0, ProcessManager.READ_ONLY);
        assertThat(Regions.join(PLACE, 1)).isFalse();
        assertThat(Regions.join(PLACE, 0)).isTrue();
        assertThat(Regions.count(PLACE)).isEqualTo(1);
        assertThat(Regions.pages(PLACE, 0)).isEqualTo(6);
        assertThat(Regions.access(PLACE, 0)).isEqualTo(ProcessManager.READ_ONLY);
    }

    @Test
    void neighboursThatDifferStayApart() {
        Regions.add(PLACE, 0, 2, -1);
        Regions.add(PLACE, 2, 2, 1);
        Regions.add(PLACE, 5, 2, 1);
        assertThat(Regions.join(PLACE, 0)).isFalse();
        assertThat(Regions.join(PLACE, 1)).isFalse();
        assertThat(Regions.join(PLACE, 2)).isFalse();
        assertThat(Regions.join(PLACE, -1)).isFalse();
    }

    @Test
    void rowsNeverMeet() throws PosixFault {
        Random random = new Random(1);
        BitSet mapped = new BitSet();
        for (int step = 0; step < 5000; step++) {
            if (Regions.count(PLACE) == Regions.MOST || Regions.count(PLACE) > 0 && random.nextBoolean()) {
                int index = random.nextInt(Regions.count(PLACE));
                int first = Regions.first(PLACE, index);
                mapped.clear(first, first + Regions.pages(PLACE, index));
                Regions.remove(PLACE, index);
            } else {
                int pages = 1 + random.nextInt(9);
                int first = Regions.free(PLACE, pages);
                assertThat(mapped.get(first, first + pages).isEmpty()).isTrue();
                mapped.set(first, first + pages);
                Regions.add(PLACE, first, pages, random.nextInt(65) - 1);
            }
            assertThat(Regions.total(PLACE)).isEqualTo(mapped.cardinality());
            for (int i = 1; i < Regions.count(PLACE); i++) {
                assertThat(Regions.first(PLACE, i))
                        .isGreaterThanOrEqualTo(Regions.first(PLACE, i - 1) + Regions.pages(PLACE, i - 1));
            }
        }
    }
}
