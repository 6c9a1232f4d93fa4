package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Receiving from several endpoints at once. */
final class ReceiveAnyTests {
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;
    private static final long NEVER = -1;

    private ReceiveAnyTests() {}

    static void run() {
        eachOfEight();
        waitingSender();
        fairness();
        callAndReply();
        boundSignal();
        deletedEndpoint();
        deadline();
        refusals();
        withoutBuffer();
        twoReceivers();
        passiveServer();
    }

    private static int endpoints(int count) {
        int first = Objects.make(ObjectType.ENDPOINT);
        for (int i = 1; i < count; i++) {
            Objects.make(ObjectType.ENDPOINT);
        }
        return first;
    }

    private static void receive(Helper helper, int count, int first) {
        Raw.choose(helper.buffer(), first);
        helper.add(SystemCall.RECEIVE_ANY, count);
        helper.until(NEVER);
    }

    private static void eachOfEight() {
        Check.begin("ANY0001");
        int first = endpoints(SystemCall.MAX_ENDPOINTS);
        Helper helper = new Helper(0);
        helper.begin();
        for (int i = 0; i < SystemCall.MAX_ENDPOINTS; i++) {
            receive(helper, SystemCall.MAX_ENDPOINTS, first);
        }
        helper.run();
        for (int i = 0; i < SystemCall.MAX_ENDPOINTS; i++) {
            Check.equal("answers before the message", i, helper.mailbox().answered());
            Check.ok("send", Raw.call(SystemCall.SEND, first + i, 40 + i, 2, i, 100 + i, 0, 0));
            Answer answer = helper.answer(i);
            Check.ok("receive", answer);
            Check.equal("source", i, answer.info().source());
            Check.equal("label", 40 + i, answer.info().label());
            Check.equal("length", 2, answer.info().length());
            Check.equal("word", 100 + i, answer.word1());
        }
        helper.await();
        Check.end();
    }

    private static void waitingSender() {
        Check.begin("ANY0002");
        int first = endpoints(4);
        int badged = Objects.mint(first + 2, Rights.ALL, 0x77);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.SEND, badged, 9, 1, 8, 0, 0, 0);
        helper.run();
        Answer answer = Raw.any(4, first, 0);
        Check.ok("receive", answer);
        Check.equal("source", 2, answer.info().source());
        Check.equal("badge", 0x77, answer.value());
        Check.equal("word", 8, answer.word0());
        helper.await();
        Check.ok("the sender", helper.answer(0));
        Check.status("nobody else", ErrorCode.TIMEOUT, Raw.any(4, first, 0));
        Check.end();
    }

    /** Both helpers always have a message to send: they are served in turns. */
    private static void fairness() {
        Check.begin("ANY0003");
        int first = endpoints(2);
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            helper.begin();
            for (int j = 0; j < 10; j++) {
                helper.add(SystemCall.SEND, first + i, 0, 1, j, 0, 0, 0);
            }
            helper.run();
        }
        int last = -1;
        for (int i = 0; i < 20; i++) {
            Answer answer = Raw.any(2, first, 0);
            Check.ok("receive", answer);
            Check.holds("one is served twice in a row", answer.info().source() != last);
            Check.equal("its message", i / 2, answer.word0());
            last = answer.info().source();
        }
        Check.end();
    }

    private static void callAndReply() {
        Check.begin("ANY0004");
        int first = endpoints(3);
        Helper helper = new Helper(0);
        helper.begin();
        receive(helper, 3, first);
        helper.add(SystemCall.REPLY, 0, 6, 1, 5, 0, 0, 0);
        receive(helper, 3, first);
        helper.add(SystemCall.REPLY, 0, 7, 1, 6, 0, 0, 0);
        helper.run();
        Answer answer = Raw.call(SystemCall.CALL, first + 1, 0, 0, 0, 0, 0, 0);
        Check.ok("call", answer);
        Check.equal("answer", 5, answer.word0());
        Check.equal("source is only for receivers", 0, answer.info().source());
        Check.equal("second answer", 6, Raw.call(SystemCall.CALL, first + 2).word0());
        Check.equal("first source", 1, helper.answer(0).info().source());
        Check.equal("second source", 2, helper.answer(2).info().source());
        Check.end();
    }

    private static void boundSignal() {
        Check.begin("ANY0005");
        int first = endpoints(2);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(notification, Rights.WRITE, 5);
        Helper helper = new Helper(0);
        long thread = helper.thread().address();
        Check.ok("bind", Raw.invoke(thread, Invocation.TCB_BIND_NOTIFICATION, 1, notification, 0, 0, 0));
        helper.begin();
        receive(helper, 2, first);
        receive(helper, 2, first);
        helper.run();
        Check.ok("signal", Raw.call(SystemCall.SIGNAL, badged));
        Check.equal("bits", 5, helper.answer(0).value());
        Check.equal("source", MessageInfo.SOURCE_SIGNAL, helper.answer(0).info().source());
        Check.ok("send", Raw.call(SystemCall.SEND, first));
        Check.equal("source", 0, helper.answer(1).info().source());
        helper.await();
        Check.ok("unbind", Raw.invoke(thread, Invocation.TCB_UNBIND_NOTIFICATION));
        Check.end();
    }

    private static void deletedEndpoint() {
        Check.begin("ANY0006");
        int first = endpoints(3);
        Helper helper = new Helper(0);
        helper.begin();
        receive(helper, 3, first);
        receive(helper, 3, first);
        helper.run();
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, first + 1, DEPTH, 0, 0));
        Check.status("the receiver", ErrorCode.CANCELLED, helper.answer(0));
        Check.equal("which", 1, helper.answer(0).info().source());
        Check.status("again", ErrorCode.INVALID_ARGUMENT, helper.answer(1));
        Check.equal("which word", 1, helper.answer(1).value());
        Check.status("nobody waits at the others", ErrorCode.TIMEOUT, Raw.until(SystemCall.SEND_UNTIL, first + 2, 0));
        Check.end();
    }

    private static void deadline() {
        Check.begin("ANY0007");
        int first = endpoints(4);
        long deadline = SystemCalls.clock() + 2 * MILLISECOND;
        Check.status("receive", ErrorCode.TIMEOUT, Raw.any(4, first, deadline));
        Check.atLeast("time", deadline, SystemCalls.clock());
        for (int i = 0; i < 4; i++) {
            Check.status("nobody waits", ErrorCode.TIMEOUT, Raw.until(SystemCall.SEND_UNTIL, first + i, 0));
        }
        Check.end();
    }

    private static void refusals() {
        Check.begin("ANY0008");
        int first = endpoints(2);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int writeOnly = Objects.mint(first, Rights.WRITE, 0);
        Check.status("none", ErrorCode.RANGE_ERROR, Raw.any(0, first, 0));
        Check.status("less than none", ErrorCode.RANGE_ERROR, Raw.any(-1, first, 0));
        Check.status("nine", ErrorCode.RANGE_ERROR, Raw.any(9, first, 0));
        Answer wrong = Raw.any(3, first, 0);
        Check.status("a notification", ErrorCode.INVALID_ARGUMENT, wrong);
        Check.equal("its word", notification - first, wrong.value());
        wrong = Raw.any(1, 1 << 20, 0);
        Check.status("nowhere", ErrorCode.FAILED_LOOKUP, wrong);
        Check.equal("its word", 0, wrong.value());
        Check.status("without the right", ErrorCode.ACCESS_DENIED, Raw.any(1, writeOnly, 0));
        Check.end();
    }

    private static void withoutBuffer() {
        Check.begin("ANY0009");
        int first = endpoints(1);
        int thread = Threads.make(0);
        Helper pages = new Helper(1);
        pages.begin();
        receive(pages, 1, first);
        pages.add(SystemCall.RECEIVE, first);
        Threads.start(thread, pages);
        Check.equal("answers", 1, pages.mailbox().answered());
        Check.status("without a buffer", ErrorCode.TRUNCATED_MESSAGE, pages.answer(0));
        Check.end();
    }

    private static void twoReceivers() {
        Check.begin("ANY0010");
        int first = endpoints(2);
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            helper.begin();
            receive(helper, 2, first);
            helper.run();
        }
        Check.ok("send", Raw.call(SystemCall.SEND, first + 1, 1, 0, 0, 0, 0, 0));
        Check.ok("send", Raw.call(SystemCall.SEND, first, 2, 0, 0, 0, 0, 0));
        Check.equal("who came first", 1, new Helper(0).answer(0).info().label());
        Check.equal("who came second", 2, new Helper(1).answer(0).info().label());
        Check.status("nobody is left", ErrorCode.TIMEOUT, Raw.until(SystemCall.SEND_UNTIL, first, 0));
        Check.end();
    }

    /** A server without time of its own is lent the caller's, whichever endpoint the call comes through. */
    private static void passiveServer() {
        Check.begin("ANY0011");
        int first = endpoints(2);
        Helper helper = new Helper(0);
        helper.begin();
        receive(helper, 2, first);
        for (int i = 0; i < 4; i++) {
            helper.add(SystemCall.REPLY_RECEIVE_ANY, 2, 0, 1, 60 + i, 0, 0, 0);
            helper.until(NEVER);
        }
        helper.run();
        Check.equal("first", 60, Raw.call(SystemCall.CALL, first).word0());
        Check.ok("unbind", Raw.invoke(helper.context().address(), Invocation.SCHED_CONTEXT_UNBIND));
        Check.equal("second", 61, Raw.call(SystemCall.CALL, first + 1).word0());
        Check.equal("third", 62, Raw.call(SystemCall.CALL, first + 1).word0());
        Check.equal("fourth", 63, Raw.call(SystemCall.CALL, first).word0());
        Check.equal("source of the third", 1, helper.answer(2).info().source());
        Threads.giveBack(helper);
        Check.end();
    }
}
