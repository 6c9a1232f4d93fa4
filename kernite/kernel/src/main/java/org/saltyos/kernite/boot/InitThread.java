package org.saltyos.kernite.boot;

import org.saltyos.abi.InitLayout;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.kernite.cap.Capability;
import org.saltyos.kernite.cap.CapabilityCopy;
import org.saltyos.kernite.cap.Derivation;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.sched.SchedContexts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.lang.Cold;

/** init's thread: it runs when nobody with a deadline wants to. */
@Cold
final class InitThread {
    /** Time after which another thread without a deadline has its turn: 10 ms. */
    private static final long SLICE_NANOSECONDS = 10_000_000;

    private InitThread() {}

    /** Makes the thread, gives it the spaces in init's slots, and lets it run from {@code entry}. */
    static void make(long slots, long entry) throws Refusal {
        // One page holds both objects.
        long page = FreeMemory.take(ObjectSize.PAGE_BITS);
        Tcb tcb = new Tcb(page);
        SchedContext context = new SchedContext(page + Tcb.SIZE);
        Tcbs.initialise(tcb);
        SchedContexts.initialise(context);
        Derivation.insertRoot(Boot.slot(slots, InitialSlot.TCB), Capability.of(ObjectType.TCB, page));
        Capability time = Capability.of(ObjectType.SCHED_CONTEXT, context.address());
        Derivation.insertRoot(Boot.slot(slots, InitialSlot.SCHED_CONTEXT), time);

        give(Boot.slot(slots, InitialSlot.CNODE), tcb.cspace());
        give(Boot.slot(slots, InitialSlot.VSPACE), tcb.vspace());
        give(Boot.slot(slots, InitialSlot.IPC_BUFFER), tcb.ipcBuffer());
        tcb.rip(entry);
        tcb.rsp(InitLayout.STACK_TOP - Long.BYTES);
        tcb.rdi(InitLayout.BOOT_INFO);
        SchedContexts.configure(context, SLICE_NANOSECONDS, 0, 0);
        SchedContexts.bind(context, tcb);
        Tcbs.resume(tcb);
    }

    private static void give(Slot source, Slot place) throws Refusal {
        Derivation.insertCopy(source, place, CapabilityCopy.of(source));
    }
}
