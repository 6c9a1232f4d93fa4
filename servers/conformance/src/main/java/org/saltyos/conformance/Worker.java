package org.saltyos.conformance;

import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/**
 * A thread of one test, bound to a processor, without a reservation. What it is told and tells is in one of the blocks of
 * helper 1's page.
 *
 * @param thread slot of the thread
 * @param context slot of its processor time
 * @param block number of its block
 */
record Worker(int thread, int context, int block) {
    /** As long as a turn of it lasts. */
    static final long TURN = 5_000_000;

    private static final long MILLISECOND = 1_000_000;
    private static final int PATIENCE = 2_000;
    private static final long PATTERN = 0x4000_1234_5678_9a00L;
    private static final int INITIAL_MXCSR = 0x1f80;

    /** Makes one on {@code processor}, -1 for any, in this program's spaces. */
    static Worker on(int processor, int block) {
        return in(Startup.VSPACE_SLOT, Startup.CNODE_SLOT, processor, block);
    }

    /** Makes one with an address space and a capability space. */
    static Worker in(int space, int table, int processor, int block) {
        int thread = Objects.make(ObjectType.TCB, ObjectSize.TCB_MAX_BITS);
        int context = Objects.make(ObjectType.SCHED_CONTEXT);
        Ipc.putWord(4, 0);
        int faults = new Helper(0).faults();
        Check.ok("configure", Raw.invoke(thread, Invocation.TCB_CONFIGURE, 5, faults, table, space, 0));
        Check.ok("time", Helper.giveTime(context, TURN));
        Check.ok("processor", Processors.bind(context, processor));
        Check.ok("bind", Raw.invoke(context, Invocation.SCHED_CONTEXT_BIND, 1, thread, 0, 0, 0));
        return new Worker(thread, context, block);
    }

    /** The worker that was made {@code index} workers after this one, with nothing else made between. */
    Worker after(int index) {
        return new Worker(thread + 2 * index, context + 2 * index, block + index);
    }

    /** What it is told and tells. */
    FloatingBlock told() {
        return new FloatingBlock(new Helper(1).mailbox().address() + (long) block * FloatingBlock.SIZE);
    }

    /** Lets it make {@code limit} rounds of a system call, with the code at {@code entry}. */
    void makeRounds(long entry, int call, long capability, long limit) {
        makeRounds(entry, call, capability, limit, PATTERN + block * 0x1_0000L);
    }

    /** Lets it make {@code limit} random system calls; other {@code seed}s are other calls. */
    void makeRandom(long limit, int seed) {
        makeRounds(Code.storm(), 0, 0, limit, PATTERN * (2 * seed + 3) + block);
    }

    private void makeRounds(long entry, int call, long capability, long limit, long pattern) {
        FloatingBlock told = told();
        told.pattern(pattern);
        told.call(call);
        told.capability(capability);
        told.limit(limit);
        told.rounds(0);
        told.control(INITIAL_MXCSR | (block & 3) << 13);
        told.error(-1);
        start(entry, told.address());
    }

    /** Lets it run code at {@code entry}. */
    void start(long entry, long argument) {
        Ipc.putWord(4, argument);
        Check.ok("start", Raw.invoke(thread, Invocation.TCB_WRITE_REGISTERS, 5, 1, entry, 0, 0));
    }

    /** Lets it count in {@link #told}'s rounds for ever. */
    void count() {
        told().rounds(0);
        start(Code.counter(), told().address() + FloatingBlock.ROUNDS);
    }

    /** Waits, for seconds at most, until it has counted on. */
    void awaitCounting(String what) {
        long before = told().rounds();
        for (int i = 0; i < PATIENCE && told().rounds() == before; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        Check.holds(what, told().rounds() != before);
    }

    /** Waits, for seconds at most, until it has made its rounds, and checks that they went well. */
    void awaitRounds(String what) {
        for (int i = 0; i < PATIENCE && told().error() == -1; i++) {
            SystemCalls.sleepUntil(SystemCalls.clock() + MILLISECOND);
        }
        Check.equal(what, 0, told().error());
    }

    /** Whether its count stays as it is while others have time to run. */
    void standsStill(String what) {
        long count = told().rounds();
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal(what, count, told().rounds());
    }

    /** Stops it. */
    Answer suspend() {
        return Raw.invoke(thread, Invocation.TCB_SUSPEND);
    }

    /** Lets it go on. */
    Answer resume() {
        return Raw.invoke(thread, Invocation.TCB_RESUME);
    }

    /** Binds it to another processor, -1 for any. */
    Answer move(int processor) {
        return Processors.bind(context, processor);
    }
}
