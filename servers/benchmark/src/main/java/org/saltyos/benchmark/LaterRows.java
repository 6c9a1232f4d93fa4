package org.saltyos.benchmark;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;

/** A server with time of its own, without reservation, that keeps its callers waiting: it saves the right to answer, and answers by that. */
final class LaterRows {
    private static final int RUNS = 32;

    private LaterRows() {}

    static void run(SchedControl time) throws KernelFault {
        int endpoint = Workers.make(ObjectType.ENDPOINT, 0);
        SystemCallBlock server = Stopwatch.block(8);
        server.capability(endpoint);
        server.word0(Workers.slot());
        server.word1(Startup.CNODE_SLOT);
        server.information(MessageInfo.of(Invocation.CNODE_SAVE_CALLER, 2).bits());
        Workers.start(Code.saver(), server.address(), time, 0);
        long save = Long.MAX_VALUE;
        long answer = Long.MAX_VALUE;
        long receive = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            SystemCallBlock block = Stopwatch.stamped(SystemCall.CALL, endpoint, 0, 0);
            Bench.require((int) block.status());
            save = Math.min(save, server.left());
            answer = Math.min(answer, server.arrived());
            receive = Math.min(receive, block.end() - server.start());
        }
        Report.benchmark("save a caller", save - Code.SAVE_STEPS);
        Report.benchmark("answer a saved caller", answer - Code.ANSWER_LATER_STEPS);
        Report.benchmark("receive, nobody sends, until another thread runs", receive - Code.RECEIVE_STEPS);
    }
}
