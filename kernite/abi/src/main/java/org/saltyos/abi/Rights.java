package org.saltyos.abi;

import org.saltyos.lang.AssemblyConstants;

/** What a capability permits; bits to be combined. Kinds without rights of their own (CNode, Untyped...) have all. */
@AssemblyConstants
public final class Rights {
    /** Receive, wait, poll; map for reading. */
    public static final int READ = 1;

    /** Send, signal; map for writing. */
    public static final int WRITE = 2;

    /** Send capabilities along. Implies {@link #GRANT_REPLY}: the kernel sets both. */
    public static final int GRANT = 4;

    /** Call: let the receiver answer. */
    public static final int GRANT_REPLY = 8;

    /** Map for execution. */
    public static final int EXECUTE = 16;

    /** Every right. */
    public static final int ALL = 31;

    private Rights() {}
}
