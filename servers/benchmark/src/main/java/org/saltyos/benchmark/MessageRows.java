package org.saltyos.benchmark;

import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.KernelFault;

/** Messages: to a server in another address space and back, and system calls that do next to nothing. */
final class MessageRows {
    private static final int RUNS = 32;
    private static final String[] ROUND_TRIPS = {
        "round trip 0 words", "round trip 1 word", "round trip 2 words", "round trip 3 words", "round trip 4 words"
    };

    private MessageRows() {}

    static void run(SchedControl time) throws KernelFault {
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Stopwatch.call(-1, 0, 0, 0, 0, 0, 0);
        }
        Bench.report("null system call");
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            Bench.require(Stopwatch.call(SystemCall.CLOCK, 0, 0, 0, 0, 0, 0));
        }
        Bench.report("clock");
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SchedContext context = Workers.startServer(endpoint, time);
        roundTrip("call and reply 0 words, server with its own time", endpoint, 0);
        roundTrip("call and reply 4 words, server with its own time", endpoint, 4);
        // It has answered, so it waits in a receive: from now on it runs on the caller's time.
        context.unbind();
        for (int words = 0; words <= MessageInfo.REGISTER_WORDS; words++) {
            roundTrip(ROUND_TRIPS[words], endpoint, words);
        }
        for (int i = MessageInfo.REGISTER_WORDS; i < 64; i++) {
            Ipc.putWord(i, i);
        }
        roundTrip("round trip 8 words", endpoint, 8);
        roundTrip("round trip 64 words", endpoint, 64);
    }

    private static void roundTrip(String name, int endpoint, int words) {
        Stopwatch.begin();
        for (int i = 0; i < RUNS; i++) {
            long info = MessageInfo.of(1, words).bits();
            Bench.require(Stopwatch.call(SystemCall.CALL, endpoint, info, 1, 2, 3, 4));
        }
        Bench.report(name, Code.SERVER_STEPS);
    }
}
