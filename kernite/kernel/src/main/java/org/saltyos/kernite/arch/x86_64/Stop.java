package org.saltyos.kernite.arch.x86_64;

import org.saltyos.lang.Cold;
import org.saltyos.lang.Symbol;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.AtomicMem;

/** Lets one processor speak when there is a panic, and stops the others wherever they are. */
@Cold
public final class Stop {
    private Stop() {}

    /**
     * This processor has come upon a bug. The first one stops the others and goes on; another that comes upon one meanwhile
     * halts here.
     *
     * @return whether it is the first time on this processor; if not, telling about the bug has shown another
     */
    @Unsafe(because = "kernite_stopped is a word of data.S that only this and the non-maskable interrupt use")
    public static boolean begin() {
        int self = ThisCpu.get().number() + 1;
        int first = AtomicMem.compareAndExchangeInt(stopped(), 0, self);
        if (first == self) {
            return false;
        }
        if (first != 0) {
            Processor.halt();
        }
        if (Processors.count() > 1) {
            LocalApic.sendStop();
        }
        return true;
    }

    @Symbol("kernite_stopped")
    private static long stopped() {
        return 0;
    }
}
