package org.saltyos.maven.frontend;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** A reference in the data-flow analysis: its type, its nullness, and, before its constructor ran, where it was made. */
final class FlowValue extends BasicValue {
    private final Nullness nullness;
    private final @Nullable AbstractInsnNode fresh;

    FlowValue(Type type, Nullness nullness, @Nullable AbstractInsnNode fresh) {
        super(type);
        this.nullness = nullness;
        this.fresh = fresh;
    }

    Nullness nullness() {
        return nullness;
    }

    /** The NEW instruction of an object whose constructor has not run. */
    @Nullable
    AbstractInsnNode fresh() {
        return fresh;
    }

    FlowValue with(Nullness changed) {
        return new FlowValue(getType(), changed, fresh);
    }

    FlowValue initialised() {
        return new FlowValue(getType(), Nullness.NONNULL, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowValue value
                && super.equals(other)
                && nullness == value.nullness
                && fresh == value.fresh;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), nullness);
    }
}
