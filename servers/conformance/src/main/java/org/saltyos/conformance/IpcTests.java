package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** Messages between two threads: their words, labels and badges, in both orders of arrival. */
final class IpcTests {
    private static final int DEPTH = 64;
    private static final long LABEL = 0xab_cdef_0123L;

    private IpcTests() {}

    static void run() {
        for (int length = 0; length <= MessageInfo.REGISTER_WORDS; length++) {
            sendToWaiting(SEND_TO_WAITING[length], length);
            receiveFromWaiting(RECEIVE_FROM_WAITING[length], length);
            callAndReply(CALL_AND_REPLY[length], length);
        }
        longMessages();
        tooLongMessage();
        nonBlocking();
        serverLoop();
        sendersInOrder();
        savedReply();
        savedReplyWorksOnce();
        suspendedCaller();
        deletedEndpoint();
        cancelBadgedSends();
        receiveForgetsTheCaller();
    }

    private static final String[] SEND_TO_WAITING = names("IPC00");
    private static final String[] RECEIVE_FROM_WAITING = names("IPC01");
    private static final String[] CALL_AND_REPLY = names("IPC02");

    private static String[] names(String prefix) {
        String[] names = new String[MessageInfo.REGISTER_WORDS + 1];
        for (int i = 0; i < names.length; i++) {
            names[i] = prefix + String.format("%02d", i);
        }
        return names;
    }

    private static void isMessage(Answer answer, long badge, int length) {
        Check.ok("status", answer);
        Check.equal("badge", badge, answer.value());
        Check.equal("label", LABEL, answer.info().label());
        Check.equal("length", length, answer.info().length());
        hasWords(answer, length, 0x1111_0000);
    }

    private static void hasWords(Answer answer, int length, long base) {
        if (length > 0) {
            Check.equal("word 0", base + 1, answer.word0());
        }
        if (length > 1) {
            Check.equal("word 1", base + 2, answer.word1());
        }
        if (length > 2) {
            Check.equal("word 2", base + 3, answer.word2());
        }
        if (length > 3) {
            Check.equal("word 3", base + 4, answer.word3());
        }
    }

    /** The receiver waits first. */
    private static void sendToWaiting(String id, int length) {
        Check.begin(id);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int badged = Objects.mint(endpoint, Rights.ALL, 0x1234_5678_9abcL);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Check.ok(
                "send",
                Raw.call(SystemCall.SEND, badged, LABEL, length, 0x1111_0001, 0x1111_0002, 0x1111_0003, 0x1111_0004));
        helper.await();
        isMessage(helper.answer(0), 0x1234_5678_9abcL, length);
        Check.end();
    }

    /** The sender waits first. */
    private static void receiveFromWaiting(String id, int length) {
        Check.begin(id);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int badged = Objects.mint(endpoint, Rights.ALL, 42);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.SEND, badged, LABEL, length, 0x1111_0001, 0x1111_0002, 0x1111_0003, 0x1111_0004);
        helper.run();
        Check.equal("the sender waits", 0, helper.mailbox().answered());
        isMessage(Raw.call(SystemCall.RECEIVE, endpoint), 42, length);
        helper.await();
        Check.ok("the sender's status", helper.answer(0));
        Check.end();
    }

    /** A call by the main thread to the waiting helper, and the other way round. */
    private static void callAndReply(String id, int length) {
        Check.begin(id);
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.REPLY, 0, LABEL, length, 0x2222_0001, 0x2222_0002, 0x2222_0003, 0x2222_0004);
        helper.run();
        Answer answer =
                Raw.call(SystemCall.CALL, endpoint, LABEL, length, 0x1111_0001, 0x1111_0002, 0x1111_0003, 0x1111_0004);
        helper.await();
        isMessage(helper.answer(0), 0, length);
        Check.ok("status of the call", answer);
        Check.equal("label of the reply", LABEL, answer.info().label());
        Check.equal("length of the reply", length, answer.info().length());
        hasWords(answer, length, 0x2222_0000);
        Check.end();
    }

    private static void longMessages() {
        Check.begin("IPC0301");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        for (int length = 5; length <= MessageInfo.MAX_LENGTH; length += 23) {
            helper.stop();
            helper.begin();
            helper.add(SystemCall.RECEIVE, endpoint);
            helper.run();
            for (int i = MessageInfo.REGISTER_WORDS; i < length; i++) {
                Ipc.putWord(i, length * 1000L + i);
                helper.buffer().word(i, -1);
            }
            Check.ok("send", Raw.call(SystemCall.SEND, endpoint, LABEL, length, 1, 2, 3, 4));
            helper.await();
            Check.equal("length", length, helper.answer(0).info().length());
            for (int i = MessageInfo.REGISTER_WORDS; i < length; i++) {
                Check.equal(
                        "word in the buffer",
                        length * 1000L + i,
                        helper.buffer().word(i));
            }
        }
        Check.end();
    }

    /** Lengths 121 to 127 can be written into a message info; the kernel cuts them to 120. */
    private static void tooLongMessage() {
        Check.begin("IPC0302");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        helper.buffer().receiveRoot(0x5555);
        Check.ok("send", Raw.call(SystemCall.SEND, endpoint, LABEL, 127, 1, 2, 3, 4));
        helper.await();
        Check.equal("length", MessageInfo.MAX_LENGTH, helper.answer(0).info().length());
        Check.equal("what lies behind the words", 0x5555, helper.buffer().receiveRoot());
        Check.end();
    }

    private static void nonBlocking() {
        Check.begin("IPC0303");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Check.status("receive of nothing", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint));
        Check.ok("send to nobody", Raw.call(SystemCall.SEND_NONBLOCKING, endpoint, LABEL, 1, 5, 0, 0, 0));
        Check.status("it was dropped", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint));
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.add(SystemCall.SEND, endpoint, LABEL, 1, 8, 0, 0, 0);
        helper.run();
        Check.ok("send to a receiver", Raw.call(SystemCall.SEND_NONBLOCKING, endpoint, LABEL, 1, 7, 0, 0, 0));
        Check.equal("it arrived", 7, helper.answer(0).word0());
        Answer answer = Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint);
        Check.ok("receive from a sender", answer);
        Check.equal("its word", 8, answer.word0());
        helper.await();
        Check.end();
    }

    /** A server made of replyReceive answers call after call. */
    private static void serverLoop() {
        Check.begin("IPC0304");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        for (int i = 0; i < 20; i++) {
            helper.add(SystemCall.REPLY_RECEIVE, endpoint, i, 1, 100 + i, 0, 0, 0);
        }
        helper.run();
        for (int i = 0; i < 20; i++) {
            Answer answer = Raw.call(SystemCall.CALL, endpoint, i, 1, i, 0, 0, 0);
            Check.ok("call", answer);
            Check.equal("reply", 100 + i, answer.word0());
            Check.equal("label of the reply", i, answer.info().label());
            Check.equal("request as the server saw it", i, helper.answer(i).word0());
        }
        Check.end();
    }

    private static void sendersInOrder() {
        Check.begin("IPC0305");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        for (int i = 0; i < Helper.COUNT; i++) {
            Helper helper = new Helper(i);
            helper.begin();
            helper.add(SystemCall.SEND, endpoint, i, 1, i, 0, 0, 0);
            helper.run();
        }
        Check.equal("first", 0, Raw.call(SystemCall.RECEIVE, endpoint).word0());
        Check.equal("second", 1, Raw.call(SystemCall.RECEIVE, endpoint).word0());
        Check.end();
    }

    private static void savedReply() {
        Check.begin("IPC0306");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int slot = Objects.slot();
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL, endpoint, LABEL, 0, 0, 0, 0, 0);
        helper.run();
        Check.ok("receive", Raw.call(SystemCall.RECEIVE, endpoint));
        Check.ok("save the caller", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_SAVE_CALLER, 2, slot, DEPTH, 0, 0));
        Check.equal("kind in the slot", ObjectType.REPLY, Objects.typeOf(slot));
        Check.equal("the caller still waits", 0, helper.mailbox().answered());
        Check.ok("late reply", Raw.call(SystemCall.SEND, slot, 5, 1, 55, 0, 0, 0));
        helper.await();
        Check.equal("what the caller got", 55, helper.answer(0).word0());
        Check.end();
    }

    private static void savedReplyWorksOnce() {
        Check.begin("IPC0307");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int slot = Objects.slot();
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL, endpoint);
        helper.run();
        Check.ok("receive", Raw.call(SystemCall.RECEIVE, endpoint));
        Check.ok("save", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_SAVE_CALLER, 2, slot, DEPTH, 0, 0));
        Check.ok("reply", Raw.call(SystemCall.SEND, slot));
        Check.equal("the slot is empty", ObjectType.NULL, Objects.typeOf(slot));
        Check.status("a second reply", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.SEND, slot));
        Check.end();
    }

    private static void suspendedCaller() {
        Check.begin("IPC0308");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL, endpoint);
        helper.run();
        Check.ok("receive", Raw.call(SystemCall.RECEIVE, endpoint));
        helper.stop();
        Check.ok("reply to a stopped caller", Raw.call(SystemCall.REPLY, 0, 1, 1, 1, 0, 0, 0));
        Check.equal("its answers", 0, helper.mailbox().answered());
        helper.begin();
        helper.add(SystemCall.SEND, endpoint, 3, 0, 0, 0, 0, 0);
        helper.run();
        helper.stop();
        Check.status(
                "a stopped sender is gone", ErrorCode.WOULD_BLOCK, Raw.call(SystemCall.RECEIVE_NONBLOCKING, endpoint));
        Check.end();
    }

    private static void deletedEndpoint() {
        Check.begin("IPC0309");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        new Helper(0).begin();
        new Helper(0).add(SystemCall.CALL, endpoint);
        new Helper(0).run();
        new Helper(1).begin();
        new Helper(1).add(SystemCall.SEND, endpoint);
        new Helper(1).run();
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, endpoint, DEPTH, 0, 0));
        Check.status("the caller", ErrorCode.CANCELLED, new Helper(0).answer(0));
        Check.equal("the caller was answered", 1, new Helper(0).mailbox().answered());
        Check.status("the sender", ErrorCode.CANCELLED, new Helper(1).answer(0));
        Check.end();
    }

    private static void cancelBadgedSends() {
        Check.begin("IPC0310");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int first = Objects.mint(endpoint, Rights.ALL, 1);
        int second = Objects.mint(endpoint, Rights.ALL, 2);
        new Helper(0).begin();
        new Helper(0).add(SystemCall.SEND, first, 1, 0, 0, 0, 0, 0);
        new Helper(0).run();
        new Helper(1).begin();
        new Helper(1).add(SystemCall.SEND, second, 2, 0, 0, 0, 0, 0);
        new Helper(1).run();
        Check.ok("cancel", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_CANCEL_BADGED_SENDS, 2, first, DEPTH, 0, 0));
        Check.status("the cancelled sender", ErrorCode.CANCELLED, new Helper(0).answer(0));
        Check.equal("the other still waits", 0, new Helper(1).mailbox().answered());
        Check.equal("and arrives", 2, Raw.call(SystemCall.RECEIVE, endpoint).value());
        Check.status(
                "cancel without a badge",
                ErrorCode.ILLEGAL_OPERATION,
                Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_CANCEL_BADGED_SENDS, 2, endpoint, DEPTH, 0, 0));
        Check.end();
    }

    /** A server that receives again without answering has lost its caller, who stays blocked until it is stopped. */
    private static void receiveForgetsTheCaller() {
        Check.begin("IPC0311");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        Helper helper = new Helper(0);
        helper.begin();
        helper.add(SystemCall.CALL, endpoint, 1, 1, 10, 0, 0, 0);
        helper.run();
        Check.equal("first", 10, Raw.call(SystemCall.RECEIVE, endpoint).word0());
        Helper other = new Helper(1);
        other.begin();
        other.add(SystemCall.CALL, endpoint, 1, 1, 20, 0, 0, 0);
        other.run();
        Check.equal("second", 20, Raw.call(SystemCall.RECEIVE, endpoint).word0());
        Check.ok("reply", Raw.call(SystemCall.REPLY, 0, 0, 1, 21, 0, 0, 0));
        other.await();
        Check.equal("the second caller's answer", 21, other.answer(0).word0());
        Check.end();
    }
}
