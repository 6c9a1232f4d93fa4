package org.saltyos.basalt.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.InitLayout;
import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Reply;
import org.saltyos.basalt.ipc.Request;
import org.saltyos.basalt.ipc.Service;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.ServerLoop;
import org.saltyos.lang.machine.Machine;

/**
 * The part of the kernel that a server's logic and its protocols need, in memory, for tests on HotSpot: capabilities are
 * numbers, a call runs the service behind the capability at once, an invocation goes to a function of the test. Each
 * thread has its own.
 */
public final class HostKernel {
    private static final ThreadLocal<HostKernel> CURRENT = ThreadLocal.withInitial(HostKernel::new);

    /** The object behind a capability in a test. */
    @FunctionalInterface
    public interface HostObject {
        /** Answers an invocation of it. */
        Answer invoke(MessageInfo info, long word0, long word1, long word2, long word3);
    }

    private final Map<Long, Service> services = new HashMap<>();
    private final Map<Long, HostObject> objects = new HashMap<>();
    private final List<Long> signals = new ArrayList<>();
    private long clock;

    private HostKernel() {}

    /** The kernel of this thread. */
    public static HostKernel current() {
        return CURRENT.get();
    }

    /** Replaces the kernel and the machine of this thread by new ones; the IPC buffer is mapped. */
    public static HostKernel reset() {
        Machine.reset().memory().map(InitLayout.IPC_BUFFER, new byte[IpcBuffer.SIZE]);
        HostKernel kernel = new HostKernel();
        CURRENT.set(kernel);
        return kernel;
    }

    /** Lets calls through the capability {@code address} reach {@code service}. */
    public HostKernel connect(long address, Service service) {
        services.put(address, service);
        return this;
    }

    /** Lets invocations of the capability {@code address} reach {@code object}. */
    public HostKernel connect(long address, HostObject object) {
        objects.put(address, object);
        return this;
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
    public Answer enter(
            long number, long capability, long information, long word0, long word1, long word2, long word3) {
        MessageInfo info = new MessageInfo(information);
        switch ((int) number) {
            case SystemCall.CALL, SystemCall.CALL_UNTIL:
                return call(capability, info, word0, word1, word2, word3);
            case SystemCall.INVOKE:
                HostObject object = objects.get(capability);
                return object == null
                        ? Answer.of(ErrorCode.INVALID_CAPABILITY)
                        : object.invoke(info, word0, word1, word2, word3);
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
        Reply reply = ServerLoop.answer(service, new Request(capability, info, word0, word1, word2, word3));
        return new Answer(
                ErrorCode.OK, 0, reply.info().bits(), reply.word0(), reply.word1(), reply.word2(), reply.word3());
    }
}
