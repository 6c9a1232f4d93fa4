package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.SystemCalls;

/** System calls by number: wrong ones, wrong capabilities, the clock, and the registers they must keep. */
final class SystemCallTests {
    private static final int EMPTY = 0;
    private static final long OUTSIDE = 1L << 40;
    private static final long MILLISECOND = 1_000_000;

    private SystemCallTests() {}

    static void run() {
        unknownNumbers();
        needsCapability("SYSCALL0002", SystemCall.CALL);
        needsCapability("SYSCALL0003", SystemCall.REPLY_RECEIVE);
        needsCapability("SYSCALL0004", SystemCall.SIGNAL);
        needsCapability("SYSCALL0005", SystemCall.SEND);
        needsCapability("SYSCALL0006", SystemCall.SEND_NONBLOCKING);
        needsCapability("SYSCALL0007", SystemCall.RECEIVE);
        needsCapability("SYSCALL0008", SystemCall.RECEIVE_NONBLOCKING);
        needsCapability("SYSCALL0009", SystemCall.WAIT);
        needsCapability("SYSCALL0010", SystemCall.POLL);
        needsCapability("SYSCALL0011", SystemCall.INVOKE);
        needsCapability("SYSCALL0016", SystemCall.CALL_UNTIL);
        needsCapability("SYSCALL0017", SystemCall.REPLY_RECEIVE_UNTIL);
        needsCapability("SYSCALL0018", SystemCall.SEND_UNTIL);
        needsCapability("SYSCALL0019", SystemCall.RECEIVE_UNTIL);
        needsCapability("SYSCALL0020", SystemCall.WAIT_UNTIL);
        wrongKinds();
        clock();
        sleep();
        replyWithoutCaller();
        for (int number = 0; number < SystemCall.COUNT; number++) {
            keepsRegisters(number);
        }
    }

    private static void unknownNumbers() {
        Check.begin("SYSCALL0001");
        unknown(SystemCall.COUNT);
        unknown(SystemCall.COUNT + 1);
        unknown(Integer.MAX_VALUE);
        unknown(-1);
        unknown(Long.MIN_VALUE);
        unknown(1L << 32);
        Check.end();
    }

    private static void unknown(long number) {
        Check.status(
                "status of an unknown number",
                ErrorCode.INVALID_SYSTEM_CALL,
                SystemCalls.enter(number, EMPTY, 0, 0, 0, 0, 0));
    }

    private static void needsCapability(String id, int number) {
        Check.begin(id);
        Check.status("status with an empty slot", ErrorCode.INVALID_CAPABILITY, Raw.call(number, EMPTY));
        Check.status("status outside of the CNode", ErrorCode.INVALID_CAPABILITY, Raw.call(number, OUTSIDE));
        Check.status("status with all bits set", ErrorCode.INVALID_CAPABILITY, Raw.call(number, -1));
        Check.end();
    }

    private static void wrongKinds() {
        Check.begin("SYSCALL0012");
        int endpoint = Objects.make(ObjectType.ENDPOINT);
        int notification = Objects.make(ObjectType.NOTIFICATION);
        Check.status("call of a notification", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.CALL, notification));
        Check.status("send to a notification", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.SEND, notification));
        Check.status("receive there", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.RECEIVE, notification));
        Check.status("signal of an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.SIGNAL, endpoint));
        Check.status("wait on an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.WAIT, endpoint));
        Check.status("poll of an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.call(SystemCall.POLL, endpoint));
        Check.status("invoke of an endpoint", ErrorCode.INVALID_CAPABILITY, Raw.invoke(endpoint, 1));
        Check.end();
    }

    private static void clock() {
        Check.begin("SYSCALL0013");
        long before = SystemCalls.clock();
        for (int i = 0; i < 100; i++) {
            long now = SystemCalls.clock();
            Check.holds("the clock went back", now >= before);
            before = now;
        }
        Check.holds("the clock stands at zero", before > 0);
        Check.end();
    }

    private static void sleep() {
        Check.begin("SYSCALL0014");
        long start = SystemCalls.clock();
        SystemCalls.sleepUntil(start + 2 * MILLISECOND);
        Check.holds("woken too early", SystemCalls.clock() >= start + 2 * MILLISECOND);
        SystemCalls.sleepUntil(0);
        SystemCalls.sleepUntil(-1);
        SystemCalls.sleepUntil(start);
        Check.end();
    }

    private static void replyWithoutCaller() {
        Check.begin("SYSCALL0015");
        Check.ok("reply to nobody", Raw.call(SystemCall.REPLY, EMPTY));
        Check.end();
    }

    /** One test for each call: with an empty slot, so that those that would wait do not. */
    private static void keepsRegisters(int number) {
        Check.begin(KEEPS_REGISTERS[number]);
        Check.equal("first register changed", 0, Code.registers(number, EMPTY));
        Check.end();
    }

    private static final String[] KEEPS_REGISTERS = makeNames();

    private static String[] makeNames() {
        String[] names = new String[SystemCall.COUNT];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.format("SYSCALL01%02d", i);
        }
        return names;
    }
}
