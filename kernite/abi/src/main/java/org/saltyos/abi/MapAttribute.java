package org.saltyos.abi;

/** How a page is cached; bits of a mapping beside its rights. */
public final class MapAttribute {
    /** Ordinary write-back caching. */
    public static final int CACHED = 0;

    /** No caching: device registers. */
    public static final int UNCACHED = 1;

    /** Write-through caching. */
    public static final int WRITE_THROUGH = 2;

    private MapAttribute() {}
}
