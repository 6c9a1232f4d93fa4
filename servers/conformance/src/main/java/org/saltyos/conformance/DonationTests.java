package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Servers without processor time of their own run on their callers': helper 0 is made such a server. */
final class DonationTests {
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;

    private DonationTests() {}

    static void run() {
        callAndReply();
        manyCalls();
        sendLendsNothing();
        deletedEndpoint();
        faultInTheServer();
        timeoutFault();
    }

    /** Begins the script of a server: its first answer is to the call by which {@link #passive} sees that it serves. */
    private static Helper begin(int endpoint) {
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.REPLY_RECEIVE, endpoint);
        return helper;
    }

    /** Lets helper 0 run until it has answered once and receives again, then takes its time. */
    private static Helper passive(int endpoint) {
        Helper helper = new Helper(0);
        helper.run();
        Check.ok("first call", Raw.call(SystemCall.CALL, endpoint));
        Check.ok("unbind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        return helper;
    }

    private static void giveBack(Helper helper) {
        helper.stop();
        long thread = helper.thread().address();
        Check.ok("bind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
    }

    private static void callAndReply() {
        Check.begin("DONATION0001");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        begin(endpoint).add(SystemCall.REPLY_RECEIVE, endpoint, 6, 4, 5, 6, 7, 8);
        Helper server = passive(endpoint);
        Answer answer = Raw.call(SystemCall.CALL, endpoint, 3, 4, 1, 2, 3, 4);
        Check.ok("call", answer);
        Check.equal("label", 6, answer.info().label());
        Check.equal("first word", 5, answer.word0());
        Check.equal("fourth word", 8, answer.word3());
        Check.equal("what the server got", 4, server.answer(1).word3());
        giveBack(server);
        Check.end();
    }

    private static void manyCalls() {
        Check.begin("DONATION0002");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        begin(endpoint);
        for (int i = 0; i < 29; i++) {
            new Helper(0).add(SystemCall.REPLY_RECEIVE, endpoint, 0, i % 5, i, i, i, i);
        }
        Helper server = passive(endpoint);
        for (int i = 0; i < 29; i++) {
            Answer answer = Raw.call(SystemCall.CALL, endpoint, 0, i % 5, i, 0, 0, 0);
            Check.ok("call", answer);
            Check.equal("length", i % 5, answer.info().length());
            Check.equal("request", i, server.answer(i + 1).word0());
        }
        giveBack(server);
        Check.end();
    }

    /** A message without a call wakes the server, but it has no time to run on. */
    private static void sendLendsNothing() {
        Check.begin("DONATION0003");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        begin(endpoint);
        Helper server = passive(endpoint);
        Check.ok("send", Raw.call(SystemCall.SEND, endpoint, 0, 1, 9, 0, 0, 0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("answers without time", 1, server.mailbox().answered());
        long thread = server.thread().address();
        Check.ok("bind", Raw.invoke(server.context().address(), Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        server.await();
        Check.equal("the message", 9, server.answer(1).word0());
        Check.end();
    }

    /** Deleting the endpoint of a call that was received does not end the call. */
    private static void deletedEndpoint() {
        Check.begin("DONATION0004");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int go = Objects.make(ObjectType.NOTIFICATION);
        Helper server = begin(endpoint);
        server.add(SystemCall.WAIT, go);
        server.add(SystemCall.REPLY, 0, 0, 1, 31, 0, 0, 0);
        server = passive(endpoint);
        Helper client = new Helper(1);
        client.begin();
        client.add(SystemCall.CALL, endpoint);
        client.add(SystemCall.CLOCK, 0);
        client.run();
        Check.equal("the client waits", 0, client.mailbox().answered());
        Check.equal("the server waits on lent time", 2, server.mailbox().answered());
        Check.ok(
                "delete of the endpoint",
                Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, endpoint, DEPTH, 0, 0));
        Check.equal("the client still waits for its answer", 0, client.mailbox().answered());
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, go));
        client.await();
        Check.ok("the client's call", client.answer(0));
        Check.equal("its answer", 31, client.answer(0).word0());
        Check.ok("it runs on", client.answer(1));
        giveBack(server);
        Check.end();
    }

    /** A server faults on its caller's time: the handler is told, lets it go on, and the caller is answered. */
    private static void faultInTheServer() {
        Check.begin("DONATION0005");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper handler = new Helper(1);
        handler.begin();
        handler.add(SystemCall.RECEIVE, HelperSlots.FAULTS);
        handler.add(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0);
        handler.run();
        Helper server = new Helper(0);
        server.startAt(Code.faultUndefined(), 0);
        handler.await();
        Check.equal(
                "kind",
                FaultKind.UNDEFINED_INSTRUCTION,
                handler.answer(0).info().label());
        Check.equal("badge", HelperSlots.FAULT_BADGE, handler.answer(0).value());
        Check.equal("an endpoint nobody used", ObjectType.ENDPOINT, Objects.typeOf(endpoint));
        Check.end();
    }

    /** A thread with a timeout endpoint is reported when its budget ends, and goes on after the reply. */
    private static void timeoutFault() {
        Check.begin("TIMEOUT0001");
        Helper helper = new Helper(0);
        long thread = helper.thread().address();
        Helper.awaitFullBudget();
        Check.ok("set", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, helper.faults(), 0, 0, 0));
        helper.mailbox().counter(0);
        helper.startAt(Code.counter(), helper.mailbox().address() + Mailbox.COUNTER);
        Answer message = Raw.call(SystemCall.RECEIVE, HelperSlots.FAULTS);
        Check.equal("kind", FaultKind.TIMEOUT, message.info().label());
        Check.equal("badge", HelperSlots.FAULT_BADGE, message.value());
        Check.holds("nothing consumed", message.word1() > 0);
        Check.holds("it did not count", helper.mailbox().counter() > 0);
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, FaultKind.RESUME, 1, Code.resumed(), 0, 0, 0));
        helper.await();
        Check.ok("unset", Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, 0, 0, 0, 0));
        Check.status(
                "no endpoint",
                ErrorCode.INVALID_ARGUMENT,
                Raw.invoke(thread, Invocation.TCB_SET_TIMEOUT_ENDPOINT, 1, Startup.CNODE_SLOT, 0, 0, 0));
        Check.end();
    }
}
