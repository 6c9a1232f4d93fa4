package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.start.Startup;

/** Operations that an object does not have, and messages that are too short. */
final class InvocationTests {
    private static final int UNKNOWN = 0xfff;

    private InvocationTests() {}

    static void run() {
        unknown("INVOKE0001", Objects.memory().address());
        unknown("INVOKE0002", Startup.CNODE_SLOT);
        unknown("INVOKE0003", new Helper(0).thread().address());
        unknown("INVOKE0004", new Helper(0).context().address());
        unknown("INVOKE0005", Startup.VSPACE_SLOT);
        Check.begin("INVOKE0006");
        isUnknown(Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS));
        Check.end();
        unknown("INVOKE0007", Startup.slot("kernel.sched-control"));
        tooShort();
        tooShortForItsBuffer();
    }

    private static void unknown(String id, long capability) {
        Check.begin(id);
        isUnknown(capability);
        Check.end();
    }

    private static void isUnknown(long capability) {
        Check.status("unknown label", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(capability, UNKNOWN));
        Check.status("label 0", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(capability, 0));
    }

    private static void tooShort() {
        Check.begin("INVOKE0008");
        long table = Startup.CNODE_SLOT;
        isTooShort("copy", table, Invocation.CNODE_COPY, 3);
        isTooShort("move", table, Invocation.CNODE_MOVE, 3);
        isTooShort("delete", table, Invocation.CNODE_DELETE, 1);
        isTooShort("revoke", table, Invocation.CNODE_REVOKE, 0);
        isTooShort("retype", Objects.memory().address(), Invocation.UNTYPED_RETYPE, 3);
        long thread = new Helper(0).thread().address();
        isTooShort("configure", thread, Invocation.TCB_CONFIGURE, 4);
        isTooShort("write registers", thread, Invocation.TCB_WRITE_REGISTERS, 1);
        isTooShort("bind", thread, Invocation.TCB_BIND_NOTIFICATION, 0);
        isTooShort("lend", Startup.VSPACE_SLOT, Invocation.VSPACE_LEND, 0);
        isTooShort("map", Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS), Invocation.FRAME_MAP, 3);
        isTooShort("schedule", Startup.slot("kernel.sched-control"), Invocation.SCHED_CONTROL_CONFIGURE, 3);
        Check.end();
    }

    private static void isTooShort(String what, long capability, int label, int length) {
        Check.status(what, ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(capability, label, length, 0, 0, 0, 0));
    }

    /** A mint needs its fifth word; four are not enough even if the register words are right. */
    private static void tooShortForItsBuffer() {
        Check.begin("INVOKE0009");
        int source = Objects.make(ObjectType.ENDPOINT);
        int target = Objects.slot();
        Check.status(
                "mint with four words",
                ErrorCode.TRUNCATED_MESSAGE,
                Raw.invoke(
                        Startup.CNODE_SLOT, Invocation.CNODE_MINT, 4, target, Startup.CNODE_SLOT, source, 0xff4040L));
        Check.equal("kind in the target slot", ObjectType.NULL, Objects.typeOf(target));
        Check.end();
    }
}
