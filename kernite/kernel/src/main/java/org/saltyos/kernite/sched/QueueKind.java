package org.saltyos.kernite.sched;

import org.saltyos.lang.AssemblyConstants;

/** Which heap a SchedContext is in, in {@link SchedContextLayout#queued()}. */
@AssemblyConstants
public final class QueueKind {
    /** In none: it runs, or its thread does not want to. */
    public static final int NONE = 0;

    /** In the heap of those with budget, ordered by urgency. */
    public static final int READY = 1;

    /** In the heap of those without budget, ordered by replenishment. */
    public static final int RELEASED = 2;

    private QueueKind() {}
}
