package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Waits with a deadline: that they end at it, that they end before it, and what happens when both sides are at once. */
final class TimeoutTests {
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;

    /** How late a wait may end: what the kernel and the running thread need, with room for a tick of the timer. */
    private static final long LATE = 100_000;

    private TimeoutTests() {}

    static void run() {
        expires("TIME0001", SystemCall.RECEIVE_UNTIL, ObjectType.ENDPOINT);
        expires("TIME0002", SystemCall.SEND_UNTIL, ObjectType.ENDPOINT);
        expires("TIME0003", SystemCall.CALL_UNTIL, ObjectType.ENDPOINT);
        expires("TIME0004", SystemCall.WAIT_UNTIL, ObjectType.NOTIFICATION);
        expires("TIME0005", SystemCall.REPLY_RECEIVE_UNTIL, ObjectType.ENDPOINT);
        callWithoutAnswer();
        replyThenTimeout();
        passedDeadlines();
        passedDeadlineWithPartner();
        forEver();
        inTime();
        inOrder();
        suspended();
        deletedObject();
        deletedThread();
        serverThatWaits();
        serverThatRuns();
        rights();
        staleTimer();
        manyTimes();
    }

    private static long soon() {
        return SystemCalls.clock() + 2 * MILLISECOND;
    }

    private static void expires(String id, int call, int type) {
        Check.begin(id);
        int object = Objects.make(type);
        long deadline = soon();
        Answer answer = Raw.until(call, object, deadline);
        long now = SystemCalls.clock();
        Check.status("status", ErrorCode.TIMEOUT, answer);
        Check.equal("value", 0, answer.value());
        Check.equal("message info", 0, answer.information());
        Check.atLeast("the time of the end", deadline, now);
        Check.holds("it ended late", now < deadline + LATE);
        int poll = type == ObjectType.ENDPOINT ? SystemCall.RECEIVE_NONBLOCKING : SystemCall.POLL;
        Check.status("what is left", ErrorCode.WOULD_BLOCK, Raw.call(poll, object));
        Check.end();
    }

    /** The server takes the call but does not answer in time; its answer later goes nowhere. */
    private static void callWithoutAnswer() {
        Check.begin("TIME0006");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int go = Objects.make(ObjectType.NOTIFICATION);
        Helper server = new Helper(0);
        server.begin();
        server.add(SystemCall.RECEIVE, endpoint);
        server.add(SystemCall.WAIT, go);
        server.add(SystemCall.REPLY, 0, 9, 1, 77, 0, 0, 0);
        server.run();
        long deadline = soon();
        Check.status("call", ErrorCode.TIMEOUT, Raw.until(SystemCall.CALL_UNTIL, endpoint, deadline));
        Check.atLeast("the time of the end", deadline, SystemCalls.clock());
        Check.equal("the server got it", 1, server.mailbox().answered());
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, go));
        server.await();
        Check.ok("the late reply", server.answer(2));
        Check.end();
    }

    private static void replyThenTimeout() {
        Check.begin("TIME0007");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper server = new Helper(0);
        server.begin();
        server.add(SystemCall.RECEIVE, endpoint);
        server.add(SystemCall.REPLY_RECEIVE_UNTIL, endpoint, 9, 1, 77, 0, 0, 0);
        server.until(soon());
        server.run();
        Answer answer = Raw.call(SystemCall.CALL, endpoint);
        Check.ok("call", answer);
        Check.equal("the answer", 77, answer.word0());
        server.await();
        Check.status("the receive", ErrorCode.TIMEOUT, server.answer(1));
        Check.end();
    }

    private static void passedDeadlines() {
        Check.begin("TIME0008");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        long[] deadlines = PASSED;
        for (int i = 0; i < deadlines.length; i++) {
            long start = SystemCalls.clock();
            long deadline = deadlines[i];
            Check.status("receive", ErrorCode.TIMEOUT, Raw.until(SystemCall.RECEIVE_UNTIL, endpoint, deadline));
            Check.status("send", ErrorCode.TIMEOUT, Raw.until(SystemCall.SEND_UNTIL, endpoint, deadline));
            Check.status("call", ErrorCode.TIMEOUT, Raw.until(SystemCall.CALL_UNTIL, endpoint, deadline));
            Check.status("wait", ErrorCode.TIMEOUT, Raw.until(SystemCall.WAIT_UNTIL, notification, deadline));
            Check.status(
                    "reply and receive",
                    ErrorCode.TIMEOUT,
                    Raw.until(SystemCall.REPLY_RECEIVE_UNTIL, endpoint, deadline));
            Check.holds("it waited", SystemCalls.clock() < start + MILLISECOND);
        }
        Check.end();
    }

    private static final long[] PASSED = {0, 1, 1_000};

    /** Who need not wait does not time out: except a call, whose answer cannot come in time. */
    private static void passedDeadlineWithPartner() {
        Check.begin("TIME0009");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.SEND, endpoint, 3, 1, 41, 0, 0, 0);
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Check.ok("send to a receiver", Raw.until(SystemCall.SEND_UNTIL, endpoint, 0));
        Answer answer = Raw.until(SystemCall.RECEIVE_UNTIL, endpoint, 0);
        Check.ok("receive from a sender", answer);
        Check.equal("its word", 41, answer.word0());
        Check.status("call of a server", ErrorCode.TIMEOUT, Raw.until(SystemCall.CALL_UNTIL, endpoint, 0));
        Check.equal("nothing was sent", 2, helper.mailbox().answered());
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, Objects.mint(notification, Rights.WRITE, 6)));
        Check.equal(
                "pending bits",
                6,
                Raw.until(SystemCall.WAIT_UNTIL, notification, 0).value());
        Check.end();
    }

    private static void forEver() {
        Check.begin("TIME0010");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
        helper.until(-1);
        helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
        helper.until(Long.MIN_VALUE);
        helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
        helper.until(Long.MAX_VALUE);
        helper.run();
        for (int i = 0; i < 3; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + 3 * MILLISECOND);
            Check.equal("answers", i, helper.mailbox().answered());
            Check.ok("send", Raw.call(SystemCall.SEND, endpoint, 0, 1, i, 0, 0, 0));
            Check.equal("word", i, helper.answer(i).word0());
        }
        Check.end();
    }

    /** What comes in time ends the wait, and the deadline has no effect later. */
    private static void inTime() {
        Check.begin("TIME0011");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
        helper.until(soon());
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Check.ok("send", Raw.call(SystemCall.SEND, endpoint, 4, 1, 8, 0, 0, 0));
        Check.ok("the receive", helper.answer(0));
        Check.equal("its label", 4, helper.answer(0).info().label());
        Check.equal("its source", 0, helper.answer(0).info().source());
        SystemCalls.sleepUntil(SystemCalls.clock() + 4 * MILLISECOND);
        Check.equal("answers after the deadline", 1, helper.mailbox().answered());
        Check.end();
    }

    private static void inOrder() {
        Check.begin("TIME0012");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        long now = SystemCalls.clock();
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            helper.begin();
            helper.add(SystemCall.WAIT_UNTIL, notification);
            helper.until(now + (4 - 2 * i) * MILLISECOND);
            helper.add(SystemCall.CLOCK, 0);
            helper.run();
        }
        SystemCalls.sleepUntil(now + 3 * MILLISECOND);
        Check.equal("the later one", 0, new Helper(0).mailbox().answered());
        Check.status("the earlier one", ErrorCode.TIMEOUT, new Helper(1).answer(0));
        SystemCalls.sleepUntil(now + 5 * MILLISECOND);
        Check.status("the later one", ErrorCode.TIMEOUT, new Helper(0).answer(0));
        long late = new Helper(0).answer(1).value() - now - 4 * MILLISECOND;
        Check.holds("accuracy", late >= 0 && late < LATE);
        Check.end();
    }

    private static void suspended() {
        Check.begin("TIME0013");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL_UNTIL, endpoint);
        helper.until(soon());
        helper.run();
        long thread = helper.thread().address();
        Check.ok("suspend", Raw.invoke(thread, Invocation.TCB_SUSPEND));
        SystemCalls.sleepUntil(SystemCalls.clock() + 4 * MILLISECOND);
        Check.equal("a stopped thread does not go on", 0, helper.mailbox().answered());
        Check.ok("resume", Raw.invoke(thread, Invocation.TCB_RESUME));
        helper.await();
        Check.status("its call", ErrorCode.CANCELLED, helper.answer(0));
        Check.end();
    }

    private static void deletedObject() {
        Check.begin("TIME0014");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        Helper helper = new Helper(0);
        Helper other = new Helper(1);
        helper.begin();
        helper.add(SystemCall.RECEIVE_UNTIL, endpoint);
        helper.until(soon());
        helper.run();
        other.begin();
        other.add(SystemCall.WAIT_UNTIL, notification);
        other.until(soon());
        other.run();
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, endpoint, DEPTH, 0, 0));
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, notification, DEPTH, 0, 0));
        Check.status("the receiver", ErrorCode.CANCELLED, helper.answer(0));
        Check.status("the waiter", ErrorCode.CANCELLED, other.answer(0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 4 * MILLISECOND);
        Check.end();
    }

    /** A thread is deleted while it waits; its memory is used again before the deadline. */
    private static void deletedThread() {
        Check.begin("TIME0015");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int thread = Threads.make(endpoint);
        Threads.startWaiting(thread, endpoint, soon());
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, thread, DEPTH, 0, 0));
        int again = Objects.make(ObjectType.UNTYPED, 12);
        Check.equal("memory", ObjectType.UNTYPED, Objects.typeOf(again));
        SystemCalls.sleepUntil(SystemCalls.clock() + 4 * MILLISECOND);
        Check.ok("the kernel still answers", Raw.call(SystemCall.CLOCK, 0));
        Check.end();
    }

    /** A server on its caller's time waits for something else: the time goes back when the call ends. */
    private static void serverThatWaits() {
        Check.begin("TIME0016");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int never = Objects.make(ObjectType.NOTIFICATION);
        Helper server = Threads.passive(endpoint, SystemCall.WAIT, never);
        long deadline = soon();
        Check.status("call", ErrorCode.TIMEOUT, Raw.until(SystemCall.CALL_UNTIL, endpoint, deadline));
        Check.holds("it ended late", SystemCalls.clock() < deadline + LATE);
        Check.equal("the server waits", 2, server.mailbox().answered());
        Threads.giveBack(server);
        Check.end();
    }

    /** A server on its caller's time sleeps and answers too late: the call ends as soon as the time is back. */
    private static void serverThatRuns() {
        Check.begin("TIME0017");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper server = Threads.passive(endpoint, SystemCall.CLOCK, 0);
        Answer answer = Raw.until(SystemCall.CALL_UNTIL, endpoint, SystemCalls.clock() + 100 * MILLISECOND);
        Check.ok("call in time", answer);
        Check.equal("its answer", 55, answer.word0());
        Threads.giveBack(server);
        Check.end();
    }

    private static void rights() {
        Check.begin("TIME0018");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int readOnly = Objects.mint(endpoint, Rights.READ, 0);
        int writeOnly = Objects.mint(endpoint, Rights.WRITE, 0);
        int signalOnly = Objects.mint(notification, Rights.WRITE, 0);
        Check.status("send", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.SEND_UNTIL, readOnly, 0));
        Check.status("call", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.CALL_UNTIL, readOnly, 0));
        Check.status("call without a reply", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.CALL_UNTIL, writeOnly, 0));
        Check.status("receive", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.RECEIVE_UNTIL, writeOnly, 0));
        Check.status(
                "reply and receive", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.REPLY_RECEIVE_UNTIL, writeOnly, 0));
        Check.status("wait", ErrorCode.ACCESS_DENIED, Raw.until(SystemCall.WAIT_UNTIL, signalOnly, 0));
        Check.status(
                "wait at an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.until(SystemCall.WAIT_UNTIL, endpoint, 0));
        Check.status(
                "receive from a notification",
                ErrorCode.INVALID_CAPABILITY,
                Raw.until(SystemCall.RECEIVE_UNTIL, notification, 0));
        Check.end();
    }

    /** A call that was answered leaves no deadline behind for the next, slower call. */
    private static void staleTimer() {
        Check.begin("TIME0019");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper server = new Helper(0);
        server.begin();
        server.add(SystemCall.RECEIVE, endpoint);
        server.add(SystemCall.REPLY_RECEIVE, endpoint, 0, 1, 1, 0, 0, 0);
        server.add(SystemCall.SLEEP_UNTIL, 0, 0, 1, SystemCalls.clock() + 6 * MILLISECOND, 0, 0, 0);
        server.add(SystemCall.REPLY, 0, 0, 1, 2, 0, 0, 0);
        server.run();
        Check.equal(
                "fast", 1, Raw.until(SystemCall.CALL_UNTIL, endpoint, soon()).word0());
        Answer slow = Raw.call(SystemCall.CALL, endpoint);
        Check.ok("slow", slow);
        Check.equal("its answer", 2, slow.word0());
        Check.end();
    }

    private static void manyTimes() {
        Check.begin("TIME0020");
        int notification = Objects.make(ObjectType.NOTIFICATION);
        long last = SystemCalls.clock();
        for (int i = 0; i < 200; i++) {
            long deadline = last + 20_000 + i * 100;
            Check.status("wait", ErrorCode.TIMEOUT, Raw.until(SystemCall.WAIT_UNTIL, notification, deadline));
            last = SystemCalls.clock();
            Check.atLeast("never early", deadline, last);
        }
        Check.end();
    }
}
