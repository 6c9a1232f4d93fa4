package org.saltyos.conformance;

import org.saltyos.lang.AssemblyConstants;

/** Slots of this program's CNode that live as long as the program; the tests' own objects lie behind them. */
@AssemblyConstants
public final class HelperSlots {
    /** Notification that a helper signals when it is done. */
    public static final int DONE = 64;

    /** Notification that nobody ever signals: where a helper waits for its next script. */
    public static final int PARK = 65;

    /** Endpoint that receives the faults of helpers; the badge is the helper's number plus {@link #FAULT_BADGE}. */
    public static final int FAULTS = 66;

    /** The tests' own memory. */
    public static final int MEMORY = 67;

    /** The first slot of helper 0; each helper has {@link #PER_HELPER} slots. */
    public static final int FIRST_HELPER = 68;

    /** Slots of one helper: thread, scheduling context, fault endpoint, then the frames of its pages. */
    public static final int PER_HELPER = 12;

    /** The first slot that tests use for their own objects; emptied between tests. */
    public static final int FIRST_TEST = 100;

    /** One more than the last slot that tests use. */
    public static final int END_TEST = 240;

    /** Badge of helper 0's fault endpoint. */
    public static final int FAULT_BADGE = 0x100;

    private HelperSlots() {}
}
