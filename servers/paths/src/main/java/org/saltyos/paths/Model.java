package org.saltyos.paths;

import org.saltyos.abi.IpcBuffer;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.capability.Frame;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.console.Out;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;
import org.saltyos.lang.Export;
import org.saltyos.lang.Symbol;

/** Runs the {@link Script} by a thread with a CNode of its own, and prints numbers that must be those of other machines. */
final class Model {
    private static final long SEED = 20_260_001;
    private static final int LINES = 20;
    private static final int CALLS_OF_LINE = 2 * Script.ROUND;
    private static final long BASE = 0x0000_7380_0000_0000L;
    private static final int STACK_PAGES = 4;
    private static final long TURN = 1_000_000;

    private static final long[] HASHES = new long[LINES];
    private static int lines;

    private Model() {}

    /** Prints a line for every two rounds. */
    static void run(SchedControl time) throws KernelFault {
        int memory = Slots.make(ObjectType.UNTYPED, Script.MEMORY_BITS);
        int table = Slots.make(ObjectType.CNODE, Script.RADIX);
        Frame buffer = Slots.page(BASE);
        for (int i = 1; i <= STACK_PAGES; i++) {
            Slots.page(BASE + ((long) i << ObjectSize.PAGE_BITS));
        }
        Tcb thread = new Tcb(Slots.make(ObjectType.TCB));
        thread.configure(new Endpoint(0), new CNode(table), Startup.addressSpace(), BASE, buffer);
        SchedContext context = new SchedContext(Slots.make(ObjectType.SCHED_CONTEXT));
        time.configure(context, TURN, 0, 0);
        context.bind(thread);
        CNode target = new CNode(table);
        target.move(Script.MEMORY, Slots.TABLE, memory);
        target.move(Script.TABLE, Slots.TABLE, table);
        thread.start(entry(), BASE + ((long) (STACK_PAGES + 1) << ObjectSize.PAGE_BITS) - Long.BYTES, BASE);
        for (int i = 0; i < LINES; i++) {
            while (i >= lines) {
                SystemCalls.sleepUntil(SystemCalls.clock() + TURN);
            }
            Out.begin("@@MODEL ")
                    .decimal((long) (i + 1) * CALLS_OF_LINE)
                    .append(" ")
                    .hexadecimal(HASHES[i]);
            Out.end();
        }
    }

    @Symbol("paths_model")
    private static long entry() {
        return 0;
    }

    /** What the thread runs; its IPC buffer is at {@code address}. */
    @Export("paths_model")
    static void call(long address) {
        IpcBuffer buffer = new IpcBuffer(address);
        Script.start(SEED);
        for (int i = 0; i < LINES; i++) {
            for (int j = 0; j < CALLS_OF_LINE; j++) {
                Script.next();
                buffer.word(MessageInfo.REGISTER_WORDS, Script.word(MessageInfo.REGISTER_WORDS));
                look(call(), buffer);
            }
            HASHES[i] = Script.hash();
            lines = i + 1;
        }
        SystemCalls.sleepUntil(Long.MAX_VALUE);
    }

    private static Answer call() {
        return SystemCalls.enter(
                Script.number(),
                Script.capability(),
                Script.information(),
                Script.word(0),
                Script.word(1),
                Script.word(2),
                Script.word(3));
    }

    private static void look(Answer answer, IpcBuffer buffer) {
        Script.saw(
                answer.status(),
                answer.value(),
                answer.information(),
                answer.word0(),
                answer.word1(),
                answer.word2(),
                answer.word3(),
                buffer.word(MessageInfo.REGISTER_WORDS));
    }
}
