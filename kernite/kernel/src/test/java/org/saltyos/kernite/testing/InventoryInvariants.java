package org.saltyos.kernite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Slot;

/**
 * Every byte of RAM has exactly one owner: pieces of untyped memory lie inside each other or apart, objects lie inside
 * pieces and apart from each other, and nothing lies across an edge. So a byte's owner is the innermost piece or object that
 * it lies in. Who uses the pages of a pool is checked by {@link org.saltyos.kernite.backing.BackingInvariants}, who those
 * of an address space by {@link MappingInvariants}.
 */
final class InventoryInvariants {
    private final List<Slot> slots;

    InventoryInvariants(List<Slot> slots) {
        this.slots = slots;
    }

    private record Piece(long start, long end, boolean untyped) {}

    void check() {
        List<Piece> pieces = new ArrayList<>();
        for (Slot slot : slots) {
            boolean untyped = slot.type() == ObjectType.UNTYPED;
            long bytes = untyped ? 1L << slot.sizeBits() : Invariants.bytes(slot);
            if (bytes != 0) {
                pieces.add(new Piece(slot.object(), slot.object() + bytes, untyped));
            }
        }
        Comparator<Piece> order = Comparator.comparing(Piece::start, Long::compareUnsigned)
                .thenComparing(Piece::end, Comparator.reverseOrder())
                .thenComparing(piece -> !piece.untyped());
        List<Piece> sorted = pieces.stream().distinct().sorted(order).toList();
        Deque<Piece> around = new ArrayDeque<>();
        for (Piece piece : sorted) {
            while (!around.isEmpty() && Long.compareUnsigned(around.element().end(), piece.start()) <= 0) {
                around.remove();
            }
            if (!around.isEmpty()) {
                Piece outer = around.element();
                assertThat(outer.untyped()).as("two owners of memory").isTrue();
                assertThat(Long.compareUnsigned(piece.end(), outer.end()))
                        .as("an object across the edge of its memory")
                        .isLessThanOrEqualTo(0);
            }
            around.push(piece);
        }
    }
}
