package org.saltyos.basalt.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.HostEntry;
import org.saltyos.basalt.start.Caller;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.machine.Machine;

/**
 * The part of the kernel that a server's logic and its protocols need, in memory, for tests on HotSpot: capabilities are
 * numbers, a call runs the service behind the capability at once, an invocation goes to a function of the test. Each
 * thread has its own.
 */
public final class HostKernel implements HostEntry.Kernel {
    /** The object behind a capability in a test. */
    @FunctionalInterface
    public interface HostObject {
        /** Answers an invocation of it. */
        Answer invoke(MessageInfo info, long word0, long word1, long word2, long word3);
    }

    private final Map<Long, Service> services = new HashMap<>();
    private final Map<Long, HostObject> objects = new HashMap<>();
    private final Map<Long, Long> badges = new HashMap<>();
    private final List<Long> signals = new ArrayList<>();
    private final Deque<HostCall> calls = new ArrayDeque<>();
    private final Map<Long, HostCall> saved = new HashMap<>();
    private final Map<Long, Long> received = new HashMap<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private long clock;

    private HostKernel() {}

    /** The kernel of this thread. */
    public static HostKernel current() {
        if (HostEntry.find() instanceof HostKernel kernel) {
            return kernel;
        }
        HostKernel kernel = new HostKernel();
        HostEntry.use(kernel);
        return kernel;
    }

    /** Replaces the kernel and the machine of this thread by new ones; the IPC buffer is mapped. */
    public static HostKernel reset() {
        Machine.reset().memory().map(InitLayout.IPC_BUFFER, new byte[IpcBuffer.SIZE]);
        HostKernel kernel = new HostKernel();
        HostEntry.use(kernel);
        return kernel;
    }

    /** Lets calls through the capability {@code address} reach {@code service}. */
    public HostKernel connect(long address, Service service) {
        services.put(address, service);
        return this;
    }

    /** As {@link #connect(long, Service)}; calls arrive with {@code badge}, which is otherwise the capability's address. */
    public HostKernel connect(long address, long badge, Service service) {
        badges.put(address, badge);
        return connect(address, service);
    }

    /** Lets invocations of the capability {@code address} reach {@code object}. */
    public HostKernel connect(long address, HostObject object) {
        objects.put(address, object);
        return this;
    }

    /**
     * Lets {@code event} happen the next time a caller is kept waiting, after the events that were given before. A caller
     * for whom nothing more happens ends the test with an exception.
     */
    public HostKernel meanwhile(Runnable event) {
        meanwhile.add(event);
        return this;
    }

    /** The capability whose copy lies in a slot of those that were offered for received ones; the slot itself if none. */
    public long original(long slot) {
        return received.getOrDefault(slot, slot);
    }

    /** Sets what the clock shows, in nanoseconds. */
    public void setClock(long nanoseconds) {
        clock = nanoseconds;
    }

    /** The capabilities that were signalled, in order. */
    public List<Long> signals() {
        return List.copyOf(signals);
    }

    /** Answers a system call; what a test did not connect is an invalid capability. */
    @Override
    public Answer enter(
            long number, long capability, long information, long word0, long word1, long word2, long word3) {
        MessageInfo info = new MessageInfo(information);
        switch ((int) number) {
            case SystemCall.CALL, SystemCall.CALL_UNTIL:
                return call(capability, info, word0, word1, word2, word3);
            case SystemCall.INVOKE:
                return invoke(capability, info, word0, word1, word2, word3);
            case SystemCall.SEND:
                return send(capability, info, word0, word1, word2, word3);
            case SystemCall.SIGNAL:
                signals.add(capability);
                return Answer.of(ErrorCode.OK);
            case SystemCall.CLOCK:
                return new Answer(ErrorCode.OK, clock, 0, 0, 0, 0, 0);
            case SystemCall.SLEEP_UNTIL:
                clock = Math.max(clock, word0);
                return Answer.of(ErrorCode.OK);
            case SystemCall.YIELD:
                return Answer.of(ErrorCode.OK);
            default:
                return Answer.of(ErrorCode.INVALID_SYSTEM_CALL);
        }
    }

    private Answer call(long capability, MessageInfo info, long word0, long word1, long word2, long word3) {
        Service service = services.get(capability);
        if (service == null) {
            return Answer.of(ErrorCode.INVALID_CAPABILITY);
        }
        long callerBadge = Caller.badge();
        boolean callerDeferred = Caller.isDeferred();
        Request request =
                new Request(badges.getOrDefault(capability, capability), receive(info), word0, word1, word2, word3);
        HostCall call = new HostCall();
        calls.push(call);
        Reply reply = ServerLoop.answer(service, request);
        boolean later = Caller.isDeferred();
        calls.pop();
        Caller.resume(callerBadge, callerDeferred);
        return answer(later ? await(call) : reply);
    }

    private Answer answer(Reply reply) {
        return new Answer(
                ErrorCode.OK,
                0,
                receive(reply.info()).bits(),
                reply.word0(),
                reply.word1(),
                reply.word2(),
                reply.word3());
    }

    /** Lets other things happen until the answer comes. */
    private Reply await(HostCall call) {
        while (call.answer == null) {
            Runnable next = meanwhile.poll();
            if (next == null) {
                throw new IllegalStateException("the caller would wait for ever");
            }
            next.run();
        }
        for (int i = MessageInfo.REGISTER_WORDS; i < call.answer.info().length(); i++) {
            Ipc.putWord(i, call.words[i]);
        }
        return call.answer;
    }

    /** Copies the capabilities of a message to the slots that the receiver offers. */
    private MessageInfo receive(MessageInfo info) {
        IpcBuffer buffer = Ipc.buffer();
        int count = (int) Math.min(info.capabilities(), buffer.receiveCount());
        for (int i = 0; i < count; i++) {
            long from = buffer.capability(i);
            long to = buffer.receiveIndex() + i;
            received.put(to, received.getOrDefault(from, from));
            if (services.containsKey(from)) {
                services.put(to, services.get(from));
            }
            if (objects.containsKey(from)) {
                objects.put(to, objects.get(from));
            }
        }
        return MessageInfo.of(info.label(), info.length(), count);
    }

    private Answer invoke(long capability, MessageInfo info, long word0, long word1, long word2, long word3) {
        HostObject object = objects.get(capability);
        if (object != null) {
            return object.invoke(info, word0, word1, word2, word3);
        }
        if (capability == Startup.CNODE_SLOT && info.label() == Invocation.CNODE_SAVE_CALLER) {
            saved.put(word0, calls.element());
            return Answer.of(ErrorCode.OK);
        }
        if (capability == Startup.CNODE_SLOT && info.label() == Invocation.CNODE_DELETE) {
            received.remove(word0);
            return Answer.of(ErrorCode.OK);
        }
        if (capability == Startup.CNODE_SLOT && info.label() == Invocation.CNODE_MOVE) {
            received.put(word0, original(word2));
            received.remove(word2);
            return Answer.of(ErrorCode.OK);
        }
        return Answer.of(ErrorCode.INVALID_CAPABILITY);
    }

    private Answer send(long slot, MessageInfo info, long word0, long word1, long word2, long word3) {
        HostCall call = saved.remove(slot);
        if (call == null) {
            return Answer.of(ErrorCode.INVALID_CAPABILITY);
        }
        call.answer = new Reply(info, word0, word1, word2, word3);
        for (int i = MessageInfo.REGISTER_WORDS; i < info.length(); i++) {
            call.words[i] = Ipc.word(i);
        }
        return Answer.of(ErrorCode.OK);
    }

    /** A call whose answer has not come. */
    private static final class HostCall {
        private final long[] words = new long[MessageInfo.MAX_LENGTH];
        private @Nullable Reply answer;
    }
}
