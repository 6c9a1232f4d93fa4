package org.saltyos.paths;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.capability.Untyped;
import org.saltyos.basalt.capability.VSpace;
import org.saltyos.basalt.kernel.KernelFault;

/** A server whose address space dies while it waits; then somebody wakes it, and it must not run. Each time it gets a new one. */
final class Doomed {
    private static final int MEMORY_BITS = 16;
    private static final int TABLES_BITS = 15;

    private static Untyped memory = new Untyped(0);
    private static Tcb thread = new Tcb(0);
    private static Frame code = new Frame(0);
    private static Frame ring = new Frame(0);
    private static int endpoint;
    private static int space;
    private static int tables;
    private static int codeCopy;
    private static int ringCopy;

    private Doomed() {}

    /** Makes what outlives the address spaces. */
    static void make(SchedContext context) throws KernelFault {
        memory = new Untyped(Slots.make(ObjectType.UNTYPED, MEMORY_BITS));
        thread = new Tcb(Slots.make(ObjectType.TCB));
        context.bind(thread);
        code = World.DOOMED.makeCode();
        ring = Slots.page(World.DOOMED.ringAddress());
        endpoint = Slots.make(ObjectType.ENDPOINT);
        space = Slots.take();
        tables = Slots.take();
        codeCopy = Slots.take();
        ringCopy = Slots.take();
        World.DOOMED.prepare(false, SystemCall.REPLY_RECEIVE, endpoint);
        live();
    }

    /** One step: the waiting server's address space goes, and it gets a message or a call, which it answers in a new one. */
    static void step() throws KernelFault {
        Slots.TABLE.revoke(memory.address());
        if (Dice.onceIn(2)) {
            Steps.expect(Steps.call(SystemCall.SEND, endpoint, Steps.anyInfo()) == ErrorCode.OK);
        } else {
            World.PATIENT.add(SystemCall.CALL, endpoint, Steps.anyInfo());
            Steps.signal(4);
        }
        thread.suspend();
        Trace.add(thread.readRegisters().word0());
        live();
    }

    /** Lets it wait in a new address space. */
    private static void live() throws KernelFault {
        VSpace made = new VSpace(space);
        memory.retype(ObjectType.VSPACE, 0, Slots.TABLE, space, 1);
        memory.retype(ObjectType.UNTYPED, TABLES_BITS, Slots.TABLE, tables, 1);
        made.lend(new Untyped(tables));
        map(code, codeCopy, made, World.DOOMED.farEntry(), Rights.READ | Rights.EXECUTE);
        map(ring, ringCopy, made, World.DOOMED.ringAddress(), Rights.READ | Rights.WRITE);
        thread.configure(new Endpoint(0), Slots.TABLE, made, 0, new Frame(0));
        thread.start(World.DOOMED.farEntry(), World.DOOMED.waiting().address(), 0);
    }

    private static void map(Frame frame, int copy, VSpace into, long address, int rights) throws KernelFault {
        Slots.TABLE.delete(copy);
        Slots.TABLE.copy(copy, Slots.TABLE, frame.address(), Rights.ALL);
        new Frame(copy).map(into, address, rights);
    }
}
