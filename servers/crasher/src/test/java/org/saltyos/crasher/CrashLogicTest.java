package org.saltyos.crasher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.MemoryFault;

/** Every way to fault is what its name says, on HotSpot too. */
class CrashLogicTest {
    private final CrashLogic logic = new CrashLogic();

    @Test
    void everyKindFaultsInItsWay() {
        assertThatThrownBy(() -> logic.crash(Crash.ARRAY_INDEX)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> logic.crash(Crash.DIVISION)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> logic.crash(Crash.EXCEPTION)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> logic.crash(Crash.MEMORY)).isInstanceOf(MemoryFault.class);
    }

    @Test
    void anythingElseIsAnswered() {
        assertThat(logic.crash(0)).isZero();
    }
}
