package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** Errors that no other test provokes, call by call, with the index of the argument that is wrong. */
final class ErrorTests {
    private static final int DEPTH = 64;
    private static final long NOWHERE = 1L << 40;

    private ErrorTests() {}

    static void run() {
        bindTime();
        configureTime();
        bindNotification();
        handlers();
        bufferWithoutRights();
        registers();
        threadPointer();
        lendMemory();
        tooManyPieces();
        notInvocable();
        replyCapability();
        cancelBadgedSends();
        saveCaller();
        depths();
    }

    private static void refused(String what, int status, int word, Answer answer) {
        Check.status(what, status, answer);
        Check.equal(what, word, answer.value());
    }

    private static Answer one(long capability, int label, long word) {
        return Raw.invoke(capability, label, 1, word, 0, 0, 0);
    }

    private static void bindTime() {
        Check.begin("ERROR0001");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        int label = Invocation.SCHED_CONTEXT_BIND;
        refused("no thread", ErrorCode.INVALID_ARGUMENT, 0, one(context, label, Startup.CNODE_SLOT));
        refused("nothing", ErrorCode.INVALID_ARGUMENT, 0, one(context, label, Objects.slot()));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, one(context, label, NOWHERE));
        Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(context, label));
        Check.ok("unbinding nobody", Raw.invoke(context, Invocation.SCHED_CONTEXT_UNBIND));
        Check.end();
    }

    private static void configureTime() {
        Check.begin("ERROR0002");
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        long control = Startup.slot("kernel.sched-control");
        int label = Invocation.SCHED_CONTROL_CONFIGURE;
        refused("budget", ErrorCode.RANGE_ERROR, 1, Raw.invoke(control, label, 4, context, 9_999, 20_000_000, 0));
        refused("period", ErrorCode.RANGE_ERROR, 2, Raw.invoke(control, label, 4, context, 20_000, -1, 0));
        refused("deadline", ErrorCode.RANGE_ERROR, 3, Raw.invoke(control, label, 4, context, 20_000, 40_000, 40_001));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, Raw.invoke(control, label, 4, NOWHERE, 20_000, 40_000, 0));
        Check.end();
    }

    private static void bindNotification() {
        Check.begin("ERROR0003");
        int thread = Objects.make(ObjectType.TCB);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int label = Invocation.TCB_BIND_NOTIFICATION;
        int writeOnly = Objects.mint(notification, Rights.WRITE, 0);
        Check.status("without READ", ErrorCode.ACCESS_DENIED, one(thread, label, writeOnly));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, one(thread, label, NOWHERE));
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.WAIT, notification);
        helper.run();
        Check.status("somebody waits", ErrorCode.ILLEGAL_OPERATION, one(thread, label, notification));
        Check.ok("unbinding nothing", Raw.invoke(thread, Invocation.TCB_UNBIND_NOTIFICATION));
        Check.end();
    }

    private static void handlers() {
        Check.begin("ERROR0004");
        int thread = Objects.make(ObjectType.TCB);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int readOnly = Objects.mint(endpoint, Rights.READ, 0);
        int writeOnly = Objects.mint(endpoint, Rights.WRITE, 0);
        for (int label = Invocation.TCB_SET_FAULT_ENDPOINT; label <= Invocation.TCB_SET_TIMEOUT_ENDPOINT; label++) {
            Check.status("without WRITE", ErrorCode.ACCESS_DENIED, one(thread, label, readOnly));
            Check.status("without GRANT_REPLY", ErrorCode.ACCESS_DENIED, one(thread, label, writeOnly));
            refused("no endpoint", ErrorCode.INVALID_ARGUMENT, 0, one(thread, label, Startup.CNODE_SLOT));
            refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, one(thread, label, NOWHERE));
            Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(thread, label));
            Check.ok("right", one(thread, label, endpoint));
            Check.ok("none", one(thread, label, 0));
        }
        Check.end();
    }

    private static void bufferWithoutRights() {
        Check.begin("ERROR0005");
        int thread = Objects.make(ObjectType.TCB);
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        int readOnly = Objects.mint(frame, Rights.READ, 0);
        Ipc.putWord(4, readOnly);
        Check.status(
                "read only",
                ErrorCode.ACCESS_DENIED,
                Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, 0, Startup.CNODE_SLOT, Startup.VSPACE_SLOT, 0x1000));
        Ipc.putWord(4, NOWHERE);
        refused(
                "nowhere",
                ErrorCode.FAILED_LOOKUP,
                4,
                Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, 0, Startup.CNODE_SLOT, Startup.VSPACE_SLOT, 0x1000));
        Check.end();
    }

    private static void registers() {
        Check.begin("ERROR0006");
        Helper helper = new Helper(0);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        long thread = helper.thread().address();
        Check.status(
                "of a thread that waits",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 2, 0, 0x1000, 0, 0));
        Check.ok("reading while it waits", one(thread, Invocation.TCB_READ_REGISTERS, 0));
        Check.equal("it still waits", 0, helper.mailbox().answered());
        Check.status(
                "thread pointer in the kernel", ErrorCode.RANGE_ERROR, one(thread, Invocation.TCB_SET_TLS_BASE, -4096));
        Check.end();
    }

    private static void threadPointer() {
        Check.begin("ERROR0007");
        int thread = Objects.make(ObjectType.TCB);
        int label = Invocation.TCB_SET_TLS_BASE;
        refused("the last page", ErrorCode.RANGE_ERROR, 0, one(thread, label, 0x7fff_ffff_f000L));
        refused("no address", ErrorCode.RANGE_ERROR, 0, one(thread, label, 0x9000_0000_0000L));
        Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(thread, label));
        Check.ok("right", one(thread, label, 0x7fff_ffff_effcL));
        Check.end();
    }

    private static void lendMemory() {
        Check.begin("ERROR0008");
        int space = Objects.make(ObjectType.VSPACE);
        int label = Invocation.VSPACE_LEND;
        refused("no memory", ErrorCode.INVALID_ARGUMENT, 0, one(space, label, Startup.CNODE_SLOT));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, one(space, label, NOWHERE));
        refused("too small", ErrorCode.INVALID_ARGUMENT, 0, one(space, label, Objects.make(ObjectType.UNTYPED, 11)));
        Check.status("in use", ErrorCode.REVOKE_FIRST, one(space, label, HelperSlots.MEMORY));
        Check.status("no words", ErrorCode.TRUNCATED_MESSAGE, Raw.invoke(space, label));
        Check.end();
    }

    private static void tooManyPieces() {
        Check.begin("ERROR0009");
        int space = Objects.make(ObjectType.VSPACE);
        for (int i = 0; i < 16; i++) {
            Check.ok("a piece", one(space, Invocation.VSPACE_LEND, Objects.make(ObjectType.UNTYPED, 12)));
        }
        int last = Objects.make(ObjectType.UNTYPED, 12);
        Check.status("the seventeenth", ErrorCode.TABLE_FULL, one(space, Invocation.VSPACE_LEND, last));
        Check.equal("free pages", 16, Raw.invoke(space, Invocation.VSPACE_INFO).word0());
        Check.end();
    }

    private static void notInvocable() {
        Check.begin("ERROR0010");
        int label = Invocation.CNODE_INFO;
        Check.status("an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.invoke(Objects.make(ObjectType.ENDPOINT), label));
        Check.status(
                "a notification",
                ErrorCode.INVALID_CAPABILITY,
                Raw.invoke(Objects.make(ObjectType.NOTIFICATION), label));
        Check.status("an empty slot", ErrorCode.INVALID_CAPABILITY, Raw.invoke(Objects.slot(), label));
        Check.end();
    }

    /** A saved right to answer: it can be moved and deleted, but neither copied nor invoked. */
    private static void replyCapability() {
        Check.begin("ERROR0011");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int saved = Objects.slot();
        int target = Objects.slot();
        Helper client = new Helper(0);
        client.begin();
        client.add(SystemCall.CALL, endpoint);
        client.run();
        Check.ok("receive", Raw.call(SystemCall.RECEIVE, endpoint));
        long table = Startup.CNODE_SLOT;
        Check.ok("save", Raw.invoke(table, Invocation.CNODE_SAVE_CALLER, 2, saved, DEPTH, 0, 0));
        long options = DEPTH | DEPTH << 8 | Rights.ALL << 16;
        Check.status(
                "copy",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(table, Invocation.CNODE_COPY, 4, target, table, saved, options));
        Check.status("invoke", ErrorCode.INVALID_CAPABILITY, Raw.invoke(saved, Invocation.CNODE_INFO));
        Check.status("call", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.CALL, saved));
        Check.ok("move", Raw.invoke(table, Invocation.CNODE_MOVE, 4, target, table, saved, options));
        Check.ok("delete", Raw.invoke(table, Invocation.CNODE_DELETE, 2, target, DEPTH, 0, 0));
        client.await();
        Check.status("the caller", ErrorCode.CANCELLED, client.answer(0));
        Check.end();
    }

    private static void cancelBadgedSends() {
        Check.begin("ERROR0012");
        long table = Startup.CNODE_SLOT;
        int label = Invocation.CNODE_CANCEL_BADGED_SENDS;
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Check.status("no badge", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(table, label, 2, endpoint, DEPTH, 0, 0));
        Check.status(
                "no endpoint", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(table, label, 2, HelperSlots.DONE, DEPTH, 0, 0));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, Raw.invoke(table, label, 2, NOWHERE, DEPTH, 0, 0));
        int badged = Objects.mint(endpoint, Rights.ALL, 3);
        Check.ok("nobody waits", Raw.invoke(table, label, 2, badged, DEPTH, 0, 0));
        Check.end();
    }

    private static void saveCaller() {
        Check.begin("ERROR0013");
        long table = Startup.CNODE_SLOT;
        int label = Invocation.CNODE_SAVE_CALLER;
        Check.status(
                "no caller", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(table, label, 2, Objects.slot(), DEPTH, 0, 0));
        Check.status("occupied", ErrorCode.DELETE_FIRST, Raw.invoke(table, label, 2, HelperSlots.DONE, DEPTH, 0, 0));
        refused("nowhere", ErrorCode.FAILED_LOOKUP, 0, Raw.invoke(table, label, 2, NOWHERE, DEPTH, 0, 0));
        Check.end();
    }

    private static void depths() {
        Check.begin("ERROR0014");
        long table = Startup.CNODE_SLOT;
        long[] wrong = WRONG_DEPTHS;
        for (int i = 0; i < wrong.length; i++) {
            refused(
                    "depth",
                    ErrorCode.FAILED_LOOKUP,
                    0,
                    Raw.invoke(table, Invocation.CNODE_INFO, 2, HelperSlots.DONE, wrong[i], 0, 0));
        }
        Check.end();
    }

    private static final long[] WRONG_DEPTHS = {0, -1, 65, 128, 1L << 32, Long.MIN_VALUE, 7};
}
