package org.saltyos.basalt.ipc;

import static org.saltyos.abi.Rights.GRANT_REPLY;
import static org.saltyos.abi.Rights.READ;
import static org.saltyos.abi.Rights.WRITE;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.MessageWords;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Inline;
import org.saltyos.lang.effect.Blocks;
import org.saltyos.lang.linear.CapTable;
import org.saltyos.lang.linear.Rights;

/** Sends requests and receives them. Every server has its IPC buffer at the same address, so it is a constant. */
public final class Ipc {
    private static final int BYTES_WORD = MessageInfo.REGISTER_WORDS;

    private Ipc() {}

    /** This thread's IPC buffer. */
    public static IpcBuffer buffer() {
        return MessageWords.buffer();
    }

    /**
     * Calls a server and waits for its answer. A failure of the call itself comes back as a fault's code too.
     *
     * @param tag the protocol
     * @param method number of the method
     * @param length words of the request; those beyond the fourth were put with {@link #putWord}
     */
    @Blocks
    @Inline
    public static Reply call(
            @Rights(WRITE | GRANT_REPLY) Endpoint endpoint,
            int tag,
            int method,
            int length,
            long word0,
            long word1,
            long word2,
            long word3) {
        return reply(SystemCalls.enter(
                SystemCall.CALL,
                endpoint.address(),
                MessageInfo.of(Request.label(tag, method), length).bits(),
                word0,
                word1,
                word2,
                word3));
    }

    /**
     * As {@link #call}; if the answer has not come at {@code deadline}, in nanoseconds of {@link SystemCalls#clock}, it is
     * {@link RemoteFault#TIMEOUT}.
     */
    public static Reply callUntil(
            @Rights(WRITE | GRANT_REPLY) Endpoint endpoint,
            int tag,
            int method,
            int length,
            long word0,
            long word1,
            long word2,
            long word3,
            long deadline) {
        return reply(SystemCalls.enterUntil(
                SystemCall.CALL_UNTIL,
                endpoint.address(),
                MessageInfo.of(Request.label(tag, method), length).bits(),
                word0,
                word1,
                word2,
                word3,
                deadline));
    }

    @Inline
    private static Reply reply(Answer answer) {
        if (answer.status() != ErrorCode.OK) {
            return Reply.failed(callFailure((int) answer.status()));
        }
        return new Reply(answer.info(), answer.word0(), answer.word1(), answer.word2(), answer.word3());
    }

    @Cold
    private static RemoteFault callFailure(int status) {
        return switch (status) {
            case ErrorCode.INVALID_CAPABILITY, ErrorCode.ACCESS_DENIED -> RemoteFault.NOT_CONNECTED;
            case ErrorCode.CANCELLED -> RemoteFault.PEER_GONE;
            case ErrorCode.TIMEOUT -> RemoteFault.TIMEOUT;
            default -> RemoteFault.UNEXPECTED;
        };
    }

    /**
     * Does nothing for a successful answer.
     *
     * @throws RemoteFault the fault that the answer carries
     */
    public static void requireSuccess(Reply reply) throws RemoteFault {
        if (reply.fault() != 0) {
            throw RemoteFault.of(reply.fault());
        }
    }

    /** Waits for the first request. */
    @Blocks
    public static Request receive(@Rights(READ) Endpoint endpoint) {
        return request(SystemCalls.enter(SystemCall.RECEIVE, endpoint.address(), 0, 0, 0, 0, 0));
    }

    /**
     * Waits for a request or a signal, but no longer than until {@code deadline}, in nanoseconds of
     * {@link SystemCalls#clock}.
     *
     * @throws KernelFault TIMEOUT when none has come until then
     */
    public static Request receiveUntil(Endpoint endpoint, long deadline) throws KernelFault {
        return request(SystemCalls.enterUntil(SystemCall.RECEIVE_UNTIL, endpoint.address(), 0, 0, 0, 0, 0, deadline)
                .requireOk());
    }

    /**
     * Answers the last request and waits for the next one, but no longer than until {@code deadline}.
     *
     * @throws KernelFault TIMEOUT when none has come until then; the answer was given
     */
    public static Request replyReceiveUntil(Endpoint endpoint, Reply reply, long deadline) throws KernelFault {
        return request(SystemCalls.enterUntil(
                        SystemCall.REPLY_RECEIVE_UNTIL,
                        endpoint.address(),
                        reply.info().bits(),
                        reply.word0(),
                        reply.word1(),
                        reply.word2(),
                        reply.word3(),
                        deadline)
                .requireOk());
    }

    /** Makes {@code endpoint} number {@code index}, 0 to 7, of those that {@link #receiveAny} receives from. */
    public static void choose(int index, Endpoint endpoint) {
        buffer().endpoint(index, endpoint.address());
    }

    /**
     * Waits for a request at any of the first {@code count} chosen endpoints, or a signal of the bound notification. The
     * request's {@link MessageInfo#source} tells which.
     *
     * @throws KernelFault TIMEOUT at the deadline; CANCELLED when one of the endpoints went away
     */
    public static Request receiveAny(int count, long deadline) throws KernelFault {
        return request(SystemCalls.enterUntil(SystemCall.RECEIVE_ANY, count, 0, 0, 0, 0, 0, deadline)
                .requireOk());
    }

    /**
     * Answers the last request, then does as {@link #receiveAny}.
     *
     * @throws KernelFault TIMEOUT at the deadline; CANCELLED when one of the endpoints went away; the answer was given
     */
    public static Request replyReceiveAny(int count, Reply reply, long deadline) throws KernelFault {
        return request(SystemCalls.enterUntil(
                        SystemCall.REPLY_RECEIVE_ANY,
                        count,
                        reply.info().bits(),
                        reply.word0(),
                        reply.word1(),
                        reply.word2(),
                        reply.word3(),
                        deadline)
                .requireOk());
    }

    /** Answers the last request and waits for the next one. */
    @Blocks
    @Inline
    public static Request replyReceive(@Rights(READ) Endpoint endpoint, Request answered, Reply reply) {
        answered.answered();
        return request(SystemCalls.enter(
                SystemCall.REPLY_RECEIVE,
                endpoint.address(),
                reply.info().bits(),
                reply.word0(),
                reply.word1(),
                reply.word2(),
                reply.word3()));
    }

    /** Answers the last request without waiting for the next one. */
    public static void reply(Request answered, Reply reply) {
        answered.answered();
        SystemCalls.enter(
                SystemCall.REPLY, 0, reply.info().bits(), reply.word0(), reply.word1(), reply.word2(), reply.word3());
    }

    /** Answers a caller whose right to an answer was saved in {@code slot}; the slot is empty then. */
    public static void replySaved(long slot, Reply reply) {
        SystemCalls.enter(
                SystemCall.SEND, slot, reply.info().bits(), reply.word0(), reply.word1(), reply.word2(), reply.word3());
    }

    /** The kernel has handed over one request, and with it the duty to answer. */
    @CapTable
    @Inline
    private static Request request(Answer answer) {
        if (answer.status() != ErrorCode.OK) {
            throw new IllegalStateException("cannot receive");
        }
        return new Request(
                answer.value(), answer.info(), answer.word0(), answer.word1(), answer.word2(), answer.word3());
    }

    /** Word {@code index} of the message, 4 to 119. */
    public static long word(int index) {
        return MessageWords.get(index);
    }

    /** Sets word {@code index} of the next message, 4 to 119. */
    public static void putWord(int index, long value) {
        MessageWords.put(index, value);
    }

    /** Message words that {@code bytes} bytes take. */
    public static int wordsOf(long bytes) {
        return (int) ((bytes + Long.BYTES - 1) / Long.BYTES);
    }

    /**
     * Puts bytes into the next message, as many as fit; a receiver finds out when some did not.
     *
     * @param first index of the word they begin in, 4 to 120
     * @return the message's length in words
     */
    public static int putBytes(int first, Bytes bytes) {
        int count = Math.min(bytes.length(), Math.max(0, MessageInfo.MAX_LENGTH - first) * Long.BYTES);
        int end = first + wordsOf(count);
        if (count > 0) {
            putWord(end - 1, 0); // what the last word has behind the bytes
            bytes.copyTo(addressOf(first), count);
        }
        return end;
    }

    private static long addressOf(int word) {
        return InitLayout.IPC_BUFFER + IpcBuffer.WORD + (long) word * Long.BYTES;
    }

    /**
     * Puts a text into the next message, as much as fits; a receiver finds out when some did not.
     *
     * @param first index of the word it begins in, 4 to 120
     * @return the message's length in words
     */
    public static int putText(int first, String text) {
        int next = first;
        long word = 0;
        int filled = 0;
        byte[] bytes = Utf8.encode(text);
        for (int i = 0; i < bytes.length && next < MessageInfo.MAX_LENGTH; i++) {
            word |= (bytes[i] & 0xffL) << filled * Byte.SIZE;
            filled++;
            if (filled == Long.BYTES) {
                putWord(next, word);
                next++;
                word = 0;
                filled = 0;
            }
        }
        if (filled > 0) {
            putWord(next, word);
            next++;
        }
        return next;
    }

    /**
     * Takes {@code length} bytes out of a message into {@code target}.
     *
     * @param info of the message
     * @param first index of the word they begin in
     * @throws RemoteFault when the message does not have that many
     */
    public static Bytes takeBytes(MessageInfo info, int first, long length, Bytes target) throws RemoteFault {
        requireBytes(info, first, length);
        target.copyFrom(addressOf(first), (int) length);
        return target;
    }

    /**
     * Takes a text of {@code length} bytes out of a message; makes a string, which only the managed language can.
     *
     * @param info of the message
     * @param first index of the word it begins in
     * @throws RemoteFault when the message does not have that many bytes
     */
    public static String takeText(MessageInfo info, int first, long length) throws RemoteFault {
        requireBytes(info, first, length);
        byte[] bytes = new byte[(int) length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (word(first + i / Long.BYTES) >>> i % Long.BYTES * Byte.SIZE);
        }
        return Utf8.decode(bytes, 0, bytes.length);
    }

    private static void requireBytes(MessageInfo info, int first, long length) throws RemoteFault {
        if (length < 0 || length > Math.max(0, info.length() - first) * (long) Long.BYTES) {
            throw RemoteFault.MALFORMED;
        }
    }

    /**
     * The constant of an enum with this place in its declaration.
     *
     * @throws RemoteFault when there is none
     */
    public static <E> E constant(E[] constants, long ordinal) throws RemoteFault {
        if (ordinal < 0 || ordinal >= constants.length) {
            throw RemoteFault.MALFORMED;
        }
        return constants[(int) ordinal];
    }

    /** Sends a capability along with the next message, as number {@code index}, 0 to 3. */
    public static void putCapability(int index, long address) {
        buffer().capability(index, address);
    }

    /** A message's length together with the number of its capabilities, as {@link #call} takes it. */
    public static int withCapabilities(int length, int capabilities) {
        return length | capabilities << MessageInfo.CAPABILITIES_SHIFT;
    }

    /**
     * Offers empty slots for the capabilities of the messages that arrive from now on.
     *
     * @param table the CNode with the slots
     * @param first the first slot; the others follow
     * @param count 0 to 4
     */
    public static void offer(CNode table, long first, int count) {
        IpcBuffer buffer = buffer();
        buffer.receiveRoot(table.address());
        buffer.receiveIndex(first);
        buffer.receiveDepth(Long.SIZE);
        buffer.receiveCount(count);
    }

    /**
     * Slot of the capability with number {@code index} that arrived with a message.
     *
     * @param info of the message
     * @throws RemoteFault when it did not arrive: the sender may not send any, or no slot was offered
     */
    public static long received(MessageInfo info, int index) throws RemoteFault {
        if (index >= info.capabilities() || (info.unwrapped() & 1 << index) != 0) {
            throw RemoteFault.MALFORMED;
        }
        int before = Integer.bitCount(info.unwrapped() & (1 << index) - 1);
        return buffer().receiveIndex() + index - before;
    }

    /** An answer of bytes. */
    public static Reply bytesReply(Bytes bytes) {
        return Reply.of(putBytes(BYTES_WORD, bytes), bytes.length(), 0, 0, 0);
    }

    /** An answer of text. */
    public static Reply textReply(String text) {
        return Reply.of(putText(BYTES_WORD, text), Utf8.length(text), 0, 0, 0);
    }

    /** An answer that brings a capability; the caller needs the right to grant, and has offered a slot. */
    public static Reply capabilityReply(long address) {
        putCapability(0, address);
        return Reply.of(withCapabilities(0, 1), 0, 0, 0, 0);
    }
}
