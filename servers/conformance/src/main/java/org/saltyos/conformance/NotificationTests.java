package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.start.Startup;

/** Signals: bits collect, waiting takes them, and a bound notification ends a receive. */
final class NotificationTests {
    private static final int DEPTH = 64;

    private NotificationTests() {}

    static void run() {
        pollOfNothing();
        bitsCollect();
        waitTakesPendingBits();
        signalWakesTheWaiter();
        waitersInOrder();
        boundSignalEndsReceive();
        bindRefusals();
        deletionEndsTheWait();
    }

    private static void pollOfNothing() {
        Check.begin("NOTIFICATION0001");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        Check.status("new", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.POLL, notification));
        int badged = Objects.mint(notification, Rights.ALL, 4);
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
        Check.ok("poll", Raw.call(SystemCall.POLL, notification));
        Check.status("polled twice", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.POLL, notification));
        Check.end();
    }

    private static void bitsCollect() {
        Check.begin("NOTIFICATION0002");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        long all = 0;
        for (int bit = 0; bit < Long.SIZE; bit += 9) {
            int badged = Objects.mint(notification, Rights.WRITE, 1L << bit);
            Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
            Check.ok("signal again", Raw.call(SystemCall.SIGNAL, badged));
            all |= 1L << bit;
        }
        Check.equal("bits", all, Raw.call(SystemCall.POLL, notification).value());
        Check.end();
    }

    private static void waitTakesPendingBits() {
        Check.begin("NOTIFICATION0003");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(notification, Rights.WRITE, 6);
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
        Check.equal("bits", 6, Raw.call(SystemCall.WAIT, notification).value());
        Check.status("afterwards", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.POLL, notification));
        Check.end();
    }

    private static void signalWakesTheWaiter() {
        Check.begin("NOTIFICATION0004");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(notification, Rights.WRITE, 12);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.WAIT, notification);
        helper.run();
        Check.equal("answers before the signal", 0, helper.mailbox().answered());
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
        helper.await();
        Check.ok("the waiter's status", helper.answer(0));
        Check.equal("the waiter's bits", 12, helper.answer(0).value());
        Check.status("bits left", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.POLL, notification));
        Check.end();
    }

    private static void waitersInOrder() {
        Check.begin("NOTIFICATION0005");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int first = Objects.mint(notification, Rights.WRITE, 1);
        int second = Objects.mint(notification, Rights.WRITE, 2);
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            helper.begin();
            helper.add(SystemCall.WAIT, notification);
            helper.run();
        }
        Check.ok("first signal", Raw.call(SystemCall.SIGNAL, first));
        Check.ok("second signal", Raw.call(SystemCall.SIGNAL, second));
        Check.equal("first waiter", 1, new Helper(0).answer(0).value());
        Check.equal("second waiter", 2, new Helper(1).answer(0).value());
        Check.end();
    }

    private static void boundSignalEndsReceive() {
        Check.begin("BIND0001");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(notification, Rights.WRITE, 3);
        Helper helper = new Helper(0);
        long thread = helper.thread().address();
        Check.ok("bind", Raw.invoke(thread, Invocation.TCB_BIND_NOTIFICATION, 1, notification, 0, 0, 0));
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Check.equal("answers before the signal", 0, helper.mailbox().answered());
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
        Check.equal("answers after the signal", 1, helper.mailbox().answered());
        Check.equal("bits as badge", 3, helper.answer(0).value());
        Check.ok("a message", Raw.call(SystemCall.SEND, endpoint, 8, 1, 99, 0, 0, 0));
        helper.await();
        Check.equal("the message's word", 99, helper.answer(1).word0());
        Check.ok("unbind", Raw.invoke(thread, Invocation.TCB_UNBIND_NOTIFICATION));
        Check.end();
    }

    private static void bindRefusals() {
        Check.begin("BIND0002");
        int first = Objects.make(ObjectType.NOTIFICATION);
        int second = Objects.make(ObjectType.NOTIFICATION);
        long thread = new Helper(0).thread().address();
        long other = new Helper(1).thread().address();
        Check.ok("bind", Raw.invoke(thread, Invocation.TCB_BIND_NOTIFICATION, 1, first, 0, 0, 0));
        Check.status(
                "a second notification",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(thread, Invocation.TCB_BIND_NOTIFICATION, 1, second, 0, 0, 0));
        Check.status(
                "a second thread",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(other, Invocation.TCB_BIND_NOTIFICATION, 1, first, 0, 0, 0));
        Check.ok("unbind", Raw.invoke(thread, Invocation.TCB_UNBIND_NOTIFICATION));
        Check.status(
                "no notification",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(thread, Invocation.TCB_BIND_NOTIFICATION, 1, other, 0, 0, 0));
        Check.ok("the other thread now", Raw.invoke(other, Invocation.TCB_BIND_NOTIFICATION, 1, first, 0, 0, 0));
        Check.ok("unbind the other", Raw.invoke(other, Invocation.TCB_UNBIND_NOTIFICATION));
        Check.end();
    }

    private static void deletionEndsTheWait() {
        Check.begin("NOTIFICATION0006");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.WAIT, notification);
        helper.run();
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, notification, DEPTH, 0, 0));
        helper.await();
        Check.status("the waiter's status", ErrorCode.CANCELLED, helper.answer(0));
        Check.end();
    }
}
