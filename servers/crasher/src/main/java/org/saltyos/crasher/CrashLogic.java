package org.saltyos.crasher;

import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** Does what no server should. */
final class CrashLogic implements Crash {
    /** In the first page, which is never mapped. */
    private static final long NOWHERE = 0x10;

    /** Sooner than init calls servers to see whether they answer. */
    private static final int SIGN_MILLISECONDS = 50;

    private final int[] numbers = {1, 2, 3};

    @Override
    public int crash(int kind) {
        switch (kind) {
            case ARRAY_INDEX:
                return numbers[kind + 2];
            case DIVISION:
                return kind / (kind - DIVISION);
            case EXCEPTION:
                throw new IllegalStateException("asked to");
            case MEMORY:
                return readNowhere();
            case HANG:
                return hang();
            case SILENCE:
                Startup.alive(SIGN_MILLISECONDS);
                return hang();
            default:
                return kind;
        }
    }

    /** Ends only from outside. */
    private int hang() {
        while (numbers[0] == 1) {
            // nobody changes it
        }
        return numbers[0];
    }

    @Unsafe(because = "the fault is what the caller asked for, and it ends this program")
    private static int readNowhere() {
        return Mem.getInt(NOWHERE);
    }
}
