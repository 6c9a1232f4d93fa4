package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** What each right permits, and capabilities that travel in messages. */
final class IpcRightsTests {
    private IpcRightsTests() {}

    static void run() {
        withoutWrite();
        withoutRead();
        withoutReplyRight();
        transfer();
        noTransferWithoutGrant();
        unwrappedBadge();
    }

    private static void withoutWrite() {
        Check.begin("IPCRIGHTS0001");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int reader = Objects.mint(endpoint, Rights.READ, 0);
        Check.status("send", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.SEND, reader));
        Check.status("non-blocking send", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.SEND_NONBLOCKING, reader));
        Check.status("call", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.CALL, reader));
        Check.end();
    }

    private static void withoutRead() {
        Check.begin("IPCRIGHTS0002");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int writer = Objects.mint(endpoint, Rights.WRITE, 0);
        Check.status("receive", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.RECEIVE, writer));
        Check.status("non-blocking", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.RECEIVE_NONBLOCKING, writer));
        Check.status("replyReceive", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.REPLY_RECEIVE, writer));
        Check.end();
    }

    private static void withoutReplyRight() {
        Check.begin("IPCRIGHTS0003");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int sender = Objects.mint(endpoint, Rights.WRITE, 0);
        Check.status("call", ErrorCode.ACCESS_DENIED, Raw.call(SystemCall.CALL, sender));
        Check.ok("send", Raw.call(SystemCall.SEND_NONBLOCKING, sender));
        Check.end();
    }

    /** Sends {@code sent} along to a helper that has room for it in {@code target}. */
    private static Answer send(int through, int endpoint, int sent, int target) {
        Helper helper = new Helper(0);
        IpcBuffer theirs = helper.buffer();
        theirs.receiveRoot(Startup.CNODE_SLOT);
        theirs.receiveIndex(target);
        theirs.receiveDepth(64);
        theirs.receiveCount(1);
        helper.begin();
        helper.add(SystemCall.RECEIVE, endpoint);
        helper.run();
        Ipc.buffer().capability(0, sent);
        Check.ok(
                "send",
                SystemCalls.enter(
                        SystemCall.SEND, through, MessageInfo.of(7, 1, 1).bits(), 11, 0, 0, 0));
        helper.await();
        theirs.receiveCount(0);
        Check.equal("the word arrives", 11, helper.answer(0).word0());
        return helper.answer(0);
    }

    private static void transfer() {
        Check.begin("IPCRIGHTS0004");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int badged = Objects.mint(notification, Rights.WRITE, 16);
        int target = Objects.slot();
        Answer answer = send(endpoint, endpoint, badged, target);
        Check.equal("number of capabilities", 1, answer.info().capabilities());
        Check.equal("kind of what arrived", ObjectType.NOTIFICATION, Objects.typeOf(target));
        Check.ok("it works", Raw.call(SystemCall.SIGNAL, target));
        Check.equal(
                "and is the same", 16, Raw.call(SystemCall.POLL, notification).value());
        Check.equal("the sender's stays", ObjectType.NOTIFICATION, Objects.typeOf(badged));
        Check.end();
    }

    private static void noTransferWithoutGrant() {
        Check.begin("IPCRIGHTS0005");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int sender = Objects.mint(endpoint, Rights.WRITE | Rights.GRANT_REPLY, 0);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        int target = Objects.slot();
        Answer answer = send(sender, endpoint, notification, target);
        Check.equal("number of capabilities", 0, answer.info().capabilities());
        Check.equal("nothing arrived", ObjectType.NULL, Objects.typeOf(target));
        Check.end();
    }

    /** A capability of the very endpoint that is received from arrives as its badge. */
    private static void unwrappedBadge() {
        Check.begin("IPCRIGHTS0006");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int badged = Objects.mint(endpoint, Rights.ALL, 0x77);
        int target = Objects.slot();
        Answer answer = send(endpoint, endpoint, badged, target);
        Check.equal("unwrapped bits", 1, answer.info().unwrapped());
        Check.equal("badge", 0x77, new Helper(0).buffer().capability(0));
        Check.equal("no capability arrived", ObjectType.NULL, Objects.typeOf(target));
        Check.end();
    }
}
