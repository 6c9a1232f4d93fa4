package org.saltyos.maven.link;

import java.util.List;

/**
 * The stack an entry point may need.
 *
 * @param entry the symbol that assembly calls
 * @param bytes from the call of the entry to the deepest point, return addresses included; for recursive chains that no
 *     {@code @Depth} bounds, of one turn
 * @param chain the deepest calls, from the entry on
 * @param recursive whether some chain from the entry comes back to itself without a declared bound, so that the number is not a bound
 */
public record StackDepth(String entry, long bytes, List<String> chain, boolean recursive) {
    /** Copies the chain, so that the record is immutable. */
    public StackDepth {
        chain = List.copyOf(chain);
    }
}
