package org.saltyos.maven.subset;

import org.saltyos.maven.world.WorldClass;

/** One followed value of a method: identified by where it comes from, so compared by identity. */
final class LinearToken {
    private final WorldClass type;
    private final boolean owned;
    private final int line;
    private final String origin;

    /**
     * A value.
     *
     * @param owned whether the method has to give it away; else it belongs to someone else
     * @param origin what brought it here, for messages
     */
    LinearToken(WorldClass type, boolean owned, int line, String origin) {
        this.type = type;
        this.owned = owned;
        this.line = line;
        this.origin = origin;
    }

    WorldClass type() {
        return type;
    }

    boolean owned() {
        return owned;
    }

    /** Whether it must not be forgotten. */
    boolean mustEnd() {
        return owned && LinearTypes.isLinear(type);
    }

    int line() {
        return line;
    }

    /** {@code the Slot from Table.take (line 12)}. */
    @Override
    public String toString() {
        return "the " + type.simpleName() + " " + origin + (line > 0 ? " (line " + line + ")" : "");
    }
}
