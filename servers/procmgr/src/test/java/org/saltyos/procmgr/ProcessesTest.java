package org.saltyos.procmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProgramLayout;

/** Numbers lead to their processes, and no number is used twice while someone may still mean the first. */
class ProcessesTest {
    private final List<Process> alive = new ArrayList<>();

    @AfterEach
    void freeAll() {
        alive.forEach(Processes::free);
    }

    private Process begin(int group) throws PosixFault {
        Process process = Processes.begin(1, group);
        alive.add(process);
        return process;
    }

    @Test
    void aNewGroupHasTheNumberOfItsFirstProcess() throws PosixFault {
        Process leader = begin(0);
        Process member = begin(leader.number());
        assertThat(leader.group()).isEqualTo(leader.number());
        assertThat(member.group()).isEqualTo(leader.number());
        assertThat(Processes.isGroup(leader.number())).isTrue();
        assertThat(Processes.isGroup(member.number())).isFalse();
    }

    @Test
    void childrenAreCountedWhileTheyAreInTheTable() throws PosixFault {
        Process parent = begin(0);
        Process first = Processes.begin(parent.number(), 0);
        Process second = Processes.begin(parent.number(), 0);
        assertThat(parent.children()).isEqualTo(2);
        Processes.free(first);
        assertThat(parent.children()).isEqualTo(1);
        Processes.free(second);
        assertThat(parent.children()).isZero();
        assertThat(first.children()).isZero();
    }

    @Test
    void allPlacesButOneCanBeTaken() throws PosixFault {
        for (int i = 1; i < ProgramLayout.PLACES; i++) {
            begin(0);
        }
        assertThatThrownBy(() -> Processes.begin(1, 0)).isSameAs(PosixFault.EAGAIN);
        assertThat(Processes.count()).isEqualTo(ProgramLayout.PLACES - 1);
    }

    @Test
    void numbersRiseAndFindTheirProcess() throws PosixFault {
        Random random = new Random(1);
        int last = 0;
        for (int round = 0; round < 5000; round++) {
            if (alive.size() > 200 || !alive.isEmpty() && random.nextBoolean()) {
                Process gone = alive.remove(random.nextInt(alive.size()));
                Processes.free(gone);
                assertThat(Processes.find(gone.number()).state()).isZero();
            } else {
                Process process = begin(0);
                assertThat(process.number()).isGreaterThan(last);
                last = process.number();
            }
            for (Process process : alive) {
                assertThat(Processes.find(process.number())).isSameAs(process);
                assertThat(process.number() & ProgramLayout.PLACES - 1).isEqualTo(process.place());
            }
        }
    }

    @Test
    void numbersNobodyHasFindNobody() {
        assertThat(Processes.find(0).state()).isZero();
        assertThat(Processes.find(-1).state()).isZero();
        assertThat(Processes.find(Integer.MIN_VALUE).state()).isZero();
    }
}
