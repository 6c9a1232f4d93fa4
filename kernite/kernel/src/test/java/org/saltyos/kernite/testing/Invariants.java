package org.saltyos.kernite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.backing.BackingInvariants;
import org.saltyos.kernite.backing.MemoryObject;
import org.saltyos.kernite.backing.MemoryPool;
import org.saltyos.kernite.backing.PagePool;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Orphans;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.irq.IrqSlots;
import org.saltyos.kernite.irq.Irqs;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.PageTablePools;
import org.saltyos.kernite.vspace.VSpace;

/**
 * What always holds between system calls: the derivation list is a consistent list in which descendants follow their
 * ancestors, objects do not overlap, and all that was made of untyped memory lies in its used part.
 */
public final class Invariants {
    private static final int TCB_SLOTS = 6;

    private final World world;

    /** Checks {@code world}. */
    public Invariants(World world) {
        this.world = world;
    }

    /** Checks everything. */
    public void check() {
        List<Slot> slots = slots();
        for (Slot slot : slots) {
            checkSlot(slot);
        }
        for (List<Slot> list : lists(slots)) {
            checkList(list);
        }
        checkObjects(slots);
        new MappingInvariants(slots).check();
        new BackingInvariants(slots).check();
        new InventoryInvariants(slots).check();
    }

    /**
     * All slots there are: those of the world's thread and CNode, and those of every object found in them or, for objects
     * that only hold themselves, in the derivation list.
     */
    public List<Slot> slots() {
        Set<Slot> inObjects = new HashSet<>();
        Set<Slot> found = new LinkedHashSet<>();
        List<Slot> pending = new ArrayList<>();
        addSlots(inObjects, pending, world.slot(0).address(), 1 << World.RADIX);
        addSlots(inObjects, pending, world.thread().cspace().address(), TCB_SLOTS);
        addSlots(inObjects, pending, IrqSlots.of(0).address(), Irqs.HANDLERS + Orphans.SLOTS);
        while (!pending.isEmpty()) {
            Slot slot = pending.remove(pending.size() - 1);
            if (slot.address() != 0 && found.add(slot)) {
                pending.add(slot.next());
                switch (slot.type()) {
                    case ObjectType.CNODE -> addSlots(inObjects, pending, slot.object(), 1 << slot.sizeBits());
                    case ObjectType.TCB ->
                        addSlots(
                                inObjects,
                                pending,
                                new Tcb(slot.object()).cspace().address(),
                                TCB_SLOTS);
                    case ObjectType.VSPACE -> {
                        long pools = new VSpace(slot.object()).firstPool().address();
                        addSlots(inObjects, pending, pools, PageTablePools.MAX_POOLS);
                    }
                    case ObjectType.MEMORY_POOL -> {
                        long pieces = new MemoryPool(slot.object()).firstPiece().address();
                        addSlots(inObjects, pending, pieces, PagePool.MAX_PIECES);
                    }
                    case ObjectType.MEMORY_OBJECT -> {
                        long pager = new MemoryObject(slot.object()).pager().address();
                        addSlots(inObjects, pending, pager, 1);
                    }
                    case ObjectType.ZOMBIE -> {
                        addSlots(inObjects, pending, slot.object(), slot.count());
                        pending.add(new Slot(slot.badge())); // the next of its ring
                    }
                    default -> {}
                }
            }
        }
        assertThat(inObjects.containsAll(found))
                .as("every slot lies in a live object")
                .isTrue();
        return new ArrayList<>(found);
    }

    private static void addSlots(Set<Slot> inObjects, List<Slot> pending, long first, int count) {
        for (int i = 0; i < count; i++) {
            Slot slot = new Slot(first + ((long) i << ObjectSize.SLOT_BITS));
            inObjects.add(slot);
            pending.add(slot);
        }
    }

    private static void checkSlot(Slot slot) {
        if (slot.type() == ObjectType.NULL) {
            boolean clear = slot.tag() == 0
                    && slot.object() == 0
                    && slot.badge() == 0
                    && slot.extra() == 0
                    && slot.next().address() == 0
                    && slot.previous().address() == 0
                    && slot.derivation() == 0;
            assertThat(clear).as("an empty slot is all zero").isTrue();
            return;
        }
        if (slot.next().address() != 0) {
            assertThat(slot.next().type())
                    .as("only capabilities are in the list")
                    .isNotEqualTo(ObjectType.NULL);
            assertThat(slot.next().previous()).isEqualTo(slot);
        }
        if (slot.previous().address() != 0) {
            assertThat(slot.previous().next()).isEqualTo(slot);
        }
    }

    private static List<List<Slot>> lists(List<Slot> slots) {
        List<List<Slot>> lists = new ArrayList<>();
        Set<Slot> known = new HashSet<>(slots);
        int listed = 0;
        for (Slot slot : slots) {
            if (slot.type() != ObjectType.NULL && slot.previous().address() == 0) {
                List<Slot> list = new ArrayList<>();
                for (Slot at = slot; at.address() != 0; at = at.next()) {
                    assertThat(known.contains(at))
                            .as("no list leaves the slots of live objects")
                            .isTrue();
                    list.add(at);
                }
                lists.add(list);
                listed += list.size();
            }
        }
        long full =
                slots.stream().filter(slot -> slot.type() != ObjectType.NULL).count();
        assertThat((long) listed).as("every capability is in exactly one list").isEqualTo(full);
        return lists;
    }

    private static void checkList(List<Slot> list) {
        Map<String, Integer> lastOfObject = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Slot slot = list.get(i);
            boolean descendants = true;
            for (int j = i + 1; j < list.size(); j++) {
                boolean child = Derivation.isParent(slot, list.get(j));
                assertThat(child && !descendants)
                        .as("descendants follow without a gap")
                        .isFalse();
                descendants = child;
            }
            Integer last = lastOfObject.put(objectKey(slot), i);
            assertThat(last == null || last == i - 1 || objectKey(slot).startsWith("unique"))
                    .as("capabilities to one object are neighbours")
                    .isTrue();
        }
    }

    private static String objectKey(Slot slot) {
        return switch (slot.type()) {
            case ObjectType.ZOMBIE, ObjectType.PAGE_TABLE_POOL, ObjectType.MEMORY_PIECE, ObjectType.REPLY -> "unique";
            case ObjectType.IO_PORT -> "ports " + slot.extra();
            default -> slot.type() + " " + slot.sizeBits() + " " + slot.object();
        };
    }

    private static void checkObjects(List<Slot> slots) {
        Map<Long, Long> objects = new HashMap<>();
        for (Slot slot : slots) {
            long size = bytes(slot);
            if (size != 0) {
                objects.put(slot.object(), size);
                checkAncestor(slot, size);
            }
        }
        List<Long> starts = new ArrayList<>(objects.keySet());
        starts.sort(Long::compareUnsigned);
        for (int i = 1; i < starts.size(); i++) {
            long end = starts.get(i - 1) + Objects.requireNonNull(objects.get(starts.get(i - 1)));
            assertThat(Long.compareUnsigned(end, starts.get(i)))
                    .as("objects overlap")
                    .isLessThanOrEqualTo(0);
        }
    }

    /** Bytes of the object, 0 for what is no object with memory of its own. */
    static long bytes(Slot slot) {
        return switch (slot.type()) {
            case ObjectType.CNODE -> Capability.cnodeBytes(slot.sizeBits());
            case ObjectType.ENDPOINT -> 1L << ObjectSize.ENDPOINT_BITS;
            case ObjectType.NOTIFICATION -> 1L << ObjectSize.NOTIFICATION_BITS;
            case ObjectType.TCB -> 1L << Math.max(slot.sizeBits(), ObjectSize.TCB_BITS);
            case ObjectType.SCHED_CONTEXT -> 1L << ObjectSize.SCHED_CONTEXT_BITS;
            case ObjectType.VSPACE -> 1L << ObjectSize.VSPACE_BITS;
            case ObjectType.MEMORY_POOL -> 1L << ObjectSize.MEMORY_POOL_BITS;
            case ObjectType.FRAME, ObjectType.PAGE_TABLE_POOL, ObjectType.MEMORY_PIECE, ObjectType.MEMORY_OBJECT ->
                1L << slot.sizeBits();
            default -> 0;
        };
    }

    /** The nearest untyped memory before a capability that covers it counts its bytes as used. */
    private static void checkAncestor(Slot slot, long size) {
        for (Slot at = slot.previous(); at.address() != 0; at = at.previous()) {
            if (at.type() == ObjectType.UNTYPED && Derivation.isParent(at, slot)) {
                long end = slot.object() + size - at.object();
                assertThat(end).as("used bytes of the untyped memory").isLessThanOrEqualTo(at.badge());
                return;
            }
        }
    }
}
