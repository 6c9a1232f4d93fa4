package org.saltyos.kernite.syscall;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.kernite.arch.x86_64.Preemption;
import org.saltyos.kernite.backing.MemoryMapping;
import org.saltyos.kernite.backing.MemoryObject;
import org.saltyos.kernite.backing.MemoryObjects;
import org.saltyos.kernite.backing.MemoryPool;
import org.saltyos.kernite.backing.PagePool;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.CapabilityCopy;
import org.saltyos.kernite.cap.Deletion;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.VSpace;
import org.saltyos.lang.Cold;
import org.saltyos.lang.NoInline;

/** Operations on memory pools and memory objects. */
final class MemoryInvocation {
    private static final int CONFIGURE_WORDS = 3;
    private static final int MAP_WORDS = 5;

    private MemoryInvocation() {}

    @NoInline
    @Cold
    static void pool(Arguments arguments, Slot slot) throws Refusal {
        MemoryPool pool = new MemoryPool(slot.object());
        switch (arguments.label()) {
            case Invocation.MEMORY_POOL_LEND:
                arguments.require(1);
                PagePool.lend(pool, arguments.capability(0, ObjectType.UNTYPED), 0);
                return;
            case Invocation.MEMORY_POOL_INFO:
                arguments.answer(pool.freePages(), pool.usedPages(), 0, 0);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    @NoInline
    static void object(Arguments arguments, Slot slot) throws Refusal {
        MemoryObject object = new MemoryObject(slot.object());
        switch (arguments.label()) {
            case Invocation.MEMORY_INFO:
                arguments.answer(object.pages(), object.committed(), object.tables(), 0);
                return;
            case Invocation.MEMORY_CONFIGURE:
                configure(arguments, slot, object);
                return;
            case Invocation.MEMORY_CLONE:
                copy(arguments, slot, object);
                return;
            case Invocation.MEMORY_MAP:
                map(arguments, slot, object);
                return;
            default:
                change(arguments, slot, object);
                return;
        }
    }

    /** The operations on the pages of an object in use. */
    private static void change(Arguments arguments, Slot slot, MemoryObject object) throws Refusal {
        switch (arguments.label()) {
            case Invocation.MEMORY_RESIZE:
                arguments.require(1);
                requireWritable(slot, object);
                if (arguments.word(0) < 0 || arguments.word(0) > MemoryObjects.MAX_PAGES) {
                    throw Refusal.rangeError(0);
                }
                MemoryObjects.resize(object, arguments.word(0));
                return;
            case Invocation.MEMORY_COMMIT:
                arguments.require(2);
                requireWritable(slot, object);
                requirePages(arguments, object);
                commit(arguments.thread(), object);
                return;
            case Invocation.MEMORY_DECOMMIT:
                arguments.require(2);
                requireWritable(slot, object);
                requirePages(arguments, object);
                decommit(arguments.thread(), object);
                return;
            case Invocation.MEMORY_SUPPLY:
                arguments.require(2);
                requireWritable(slot, object);
                supply(arguments, object);
                return;
            default:
                throw Refusal.ILLEGAL_OPERATION;
        }
    }

    /** The words in the thread's registers tell what is left, so that a preempted call goes on where it was. */
    private static void commit(Tcb thread, MemoryObject object) throws Refusal {
        while (thread.r10() > 0) {
            long done = MemoryObjects.commit(object, thread.rdx(), thread.r10());
            thread.rdx(thread.rdx() + done);
            thread.r10(thread.r10() - done);
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    private static void decommit(Tcb thread, MemoryObject object) throws Refusal {
        while (thread.r10() > 0) {
            thread.r10(thread.r10() - MemoryObjects.decommit(object, thread.rdx(), thread.r10()));
            if (Preemption.due()) {
                throw Refusal.RESTART;
            }
        }
    }

    @Cold
    private static void configure(Arguments arguments, Slot slot, MemoryObject object) throws Refusal {
        arguments.require(CONFIGURE_WORDS);
        Slot pool = arguments.capability(0, ObjectType.MEMORY_POOL);
        long pages = arguments.word(1);
        Slot pager = new Slot(0);
        if (arguments.word(2) != 0) {
            pager = arguments.capability(2, ObjectType.ENDPOINT);
            int needed = Rights.WRITE | Rights.GRANT_REPLY;
            requireRights(pager, needed);
        }
        requireRights(slot, Rights.WRITE);
        if (pages < 0 || pages > MemoryObjects.MAX_PAGES) {
            throw Refusal.rangeError(1);
        }
        requireFresh(object, new MemoryPool(pool.object()));
        Deletion.delete(object.pager()); // of a life before, which ended when the pool lost its memory
        if (pager.address() != 0 && pager.type() != ObjectType.NULL) {
            Derivation.insertCopy(pager, object.pager(), CapabilityCopy.of(pager));
        }
        MemoryObjects.configure(object, new MemoryPool(pool.object()), pages);
    }

    private static void requireFresh(MemoryObject object, MemoryPool pool) throws Refusal {
        if (object.state() != MemoryObjects.UNCONFIGURED || pool.closing() != 0) {
            throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static void copy(Arguments arguments, Slot slot, MemoryObject copy) throws Refusal {
        arguments.require(1);
        Slot from = arguments.capability(0, ObjectType.MEMORY_OBJECT);
        requireRights(from, Rights.READ);
        requireRights(slot, Rights.WRITE);
        MemoryObject source = new MemoryObject(from.object());
        if (source.state() != MemoryObjects.READY) {
            throw Refusal.ILLEGAL_OPERATION;
        }
        boolean goesOn = copy.state() == MemoryObjects.CLONING
                && copy.cloneSource() == source.address()
                && copy.pool() == source.pool();
        if (!goesOn && !MemoryObjects.awaits(copy, source)) {
            requireFresh(copy, new MemoryPool(source.pool()));
            Deletion.delete(copy.pager());
        }
        MemoryObjects.clone(copy, source);
    }

    private static void map(Arguments arguments, Slot slot, MemoryObject object) throws Refusal {
        arguments.require(MAP_WORDS);
        VSpace vspace = new VSpace(arguments.capability(0, ObjectType.VSPACE).object());
        requireReady(object);
        MemoryMapping.map(slot, vspace, arguments.word(1), arguments.word(2), arguments.word(3), arguments.word(4));
    }

    @Cold
    private static void supply(Arguments arguments, MemoryObject object) throws Refusal {
        Slot frame = arguments.capability(1, ObjectType.FRAME);
        if (Capability.in(frame).device() || frame.sizeBits() != ObjectSize.PAGE_BITS) {
            throw Refusal.invalidArgument(1);
        }
        requireRights(frame, Rights.READ);
        if (arguments.word(0) < 0 || arguments.word(0) >= object.pages()) {
            throw Refusal.rangeError(0);
        }
        MemoryObjects.supplyCopy(object, arguments.word(0), frame.object());
    }

    private static void requirePages(Arguments arguments, MemoryObject object) throws Refusal {
        long first = arguments.word(0);
        long count = arguments.word(1);
        if (first < 0 || first > object.pages()) {
            throw Refusal.rangeError(0);
        }
        if (count < 0 || count > object.pages() - first) {
            throw Refusal.rangeError(1);
        }
    }

    private static void requireWritable(Slot slot, MemoryObject object) throws Refusal {
        requireRights(slot, Rights.WRITE);
        requireReady(object);
    }

    private static void requireReady(MemoryObject object) throws Refusal {
        if (object.state() != MemoryObjects.READY) {
            throw Refusal.ILLEGAL_OPERATION;
        }
    }

    private static void requireRights(Slot slot, int needed) throws Refusal {
        if ((slot.rights() & needed) != needed) {
            throw Refusal.ACCESS_DENIED;
        }
    }
}
