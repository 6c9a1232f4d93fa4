package org.saltyos.lang.sync;

import java.lang.invoke.VarHandle;
import org.saltyos.lang.Intrinsic;

/** Orders the memory accesses before with those after, without an access of its own. */
public final class Fences {
    private Fences() {}

    /** Loads before are not moved behind loads and stores after. */
    @Intrinsic("fence.acquire")
    public static void acquireFence() {
        VarHandle.acquireFence();
    }

    /** Loads and stores before are not moved behind stores after. */
    @Intrinsic("fence.release")
    public static void releaseFence() {
        VarHandle.releaseFence();
    }

    /** Nothing moves across; the only one that costs an instruction on x86. */
    @Intrinsic("fence.full")
    public static void fullFence() {
        VarHandle.fullFence();
    }
}
