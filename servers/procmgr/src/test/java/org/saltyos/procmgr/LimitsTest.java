package org.saltyos.procmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.process.ProcessManager;

/** Limits are inherited, only the first process raises them, and a family cannot take all places. */
class LimitsTest {
    private final List<Process> alive = new ArrayList<>();

    @AfterEach
    void freeAll() {
        alive.forEach(Processes::free);
    }

    private Process first() throws PosixFault {
        Process first = Processes.beginFirst();
        alive.add(first);
        Limits.inherit(first, first, true);
        return first;
    }

    private Process child(Process parent) throws PosixFault {
        Limits.requireProcess(parent);
        Process child = Processes.begin(parent.number(), 0);
        alive.add(child);
        Limits.inherit(child, parent, false);
        return child;
    }

    @Test
    void aFamilyLeavesPlacesForOthers() throws PosixFault {
        Process first = first();
        Process bomb = child(first);
        assertThatThrownBy(() -> {
                    Process parent = bomb;
                    while (true) {
                        parent = child(parent);
                    }
                })
                .isSameAs(PosixFault.EAGAIN);
        assertThat(Processes.family(bomb.number())).isEqualTo(Limits.FAMILY);
        Process other = child(first);
        assertThat(child(other).family()).isEqualTo(other.number());
    }

    @Test
    void limitsAreInheritedAndOnlyLowered() throws PosixFault {
        Process first = first();
        Process shell = child(first);
        Limits.set(shell, ProcessManager.MEMORY_LIMIT, 1 << 20);
        Limits.set(shell, ProcessManager.PROCESSES_LIMIT, 3);
        Process grandchild = child(shell);
        assertThat(Limits.of(grandchild).memory()).isEqualTo(1 << 20);
        assertThat(Limits.of(grandchild).processes()).isEqualTo(3);
        assertThatThrownBy(() -> Limits.set(grandchild, ProcessManager.MEMORY_LIMIT, 1 << 21))
                .isSameAs(PosixFault.EPERM);
        assertThatThrownBy(() -> Limits.set(grandchild, 2, 1)).isSameAs(PosixFault.EINVAL);
        assertThatThrownBy(() -> Limits.set(grandchild, ProcessManager.MEMORY_LIMIT, -1))
                .isSameAs(PosixFault.EINVAL);
        child(grandchild);
        assertThatThrownBy(() -> child(grandchild)).isSameAs(PosixFault.EAGAIN);
        Limits.set(first, ProcessManager.MEMORY_LIMIT, 1 << 22);
        Limits.set(first, ProcessManager.MEMORY_LIMIT, 1 << 23);
        assertThat(Limits.of(child(first)).memory()).isEqualTo(1 << 23);
    }
}
