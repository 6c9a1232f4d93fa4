package org.saltyos.paths;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.kernel.SystemCalls;

/** The random steps. Each ends with every actor waiting where its idle call waits, so that the next one can begin. */
final class Steps {
    private static final long MAIN = 0x0000_7300_00f0_0000L;
    private static final long LONGEST = 8;
    private static final int READ_EVERY = 4;
    private static final int POINTER_BITS = 46;
    private static final int SHAPE_SHIFT = MessageInfo.CAPABILITIES_SHIFT;

    private static final long UNMAPPED = 0x10_0000;
    private static final int PAGE = 1 << ObjectSize.PAGE_BITS;

    private static final int[] COUNTS = new int[Kind.COUNT];

    private static int surprises;

    private Steps() {}

    /** Makes the memory that the steps need. */
    static void start() throws KernelFault {
        Slots.page(MAIN);
        SavedSteps.start();
    }

    /** The registers of the main thread's calls. */
    static Exchange main() {
        return new Exchange(MAIN);
    }

    /** How many steps were of a kind. */
    static int count(Kind kind) {
        return COUNTS[kind.ordinal()];
    }

    /** Answers that were not what the kind of step promises. */
    static int surprises() {
        return surprises;
    }

    /** One step; all that can be seen of it goes into the trace. */
    static void step(int number) throws KernelFault {
        Kind kind = Kind.of(Dice.below(Kind.COUNT));
        COUNTS[kind.ordinal()]++;
        Trace.add(number);
        Actor.fill(Ipc.buffer());
        Actor.fill(server().buffer());
        perform(kind);
        for (int i = 0; i < Actor.COUNT; i++) {
            new Actor(i).collect();
        }
        Trace.add(Ipc.buffer());
    }

    private static void perform(Kind kind) throws KernelFault {
        switch (kind) {
            case CALL_PASSIVE -> callPassive();
            case CALL_LONG -> callLong();
            case CALL_ACTIVE -> answered(World.ACTIVE, shortInfo(), shortInfo());
            case CALL_NESTED -> callNested();
            case CALL_SHAPE -> answered(server(), shortInfo() ^ shape(), shortInfo() ^ shape());
            case CALL_REFUSED -> refused(SystemCall.CALL);
            case ANSWER_REFUSED -> answerRefused();
            case CALL_ABANDONED -> callAbandoned();
            case CALL_BUSY -> callBusy();
            case CALLED -> called();
            case SEND -> send();
            case SIGNAL_NOBODY -> signal(Dice.below(2));
            case POLL -> call(SystemCall.POLL, World.nobody(), 0);
            case SIGNAL_WAITER -> signalWaiter();
            case SIGNAL_LATER -> signalLater();
            case SIGNAL_BOUND -> signalBound();
            case FAULT -> fault(World.URGENT, 2, World.ACTIVE);
            case FAULT_PASSIVE -> fault(World.PATIENT, 4, World.FAR);
            case CALL_SAVED -> SavedSteps.callSaved(World.ACTIVE);
            case THREAD_POINTER -> threadPointer(server());
            case SPACE_GONE -> Doomed.step();
            case BUDGET_ENDS -> budgetEnds(passive());
            case SIGNAL_REFUSED -> refused(Dice.onceIn(2) ? SystemCall.SIGNAL : SystemCall.REPLY_RECEIVE);
        }
    }

    private static Actor server() {
        return new Actor(Dice.below(World.SERVERS));
    }

    private static Actor passive() {
        return Dice.onceIn(2) ? World.FAR : World.NEAR;
    }

    private static long shortInfo() {
        return MessageInfo.of(Dice.next(), Dice.below(MessageInfo.REGISTER_WORDS + 1))
                .bits();
    }

    static long anyInfo() {
        return MessageInfo.of(Dice.next(), Dice.below((int) LONGEST + 1)).bits();
    }

    private static long longInfo() {
        int length = MessageInfo.REGISTER_WORDS + 1 + Dice.below((int) LONGEST - MessageInfo.REGISTER_WORDS);
        return MessageInfo.of(Dice.next(), length).bits();
    }

    /** Random bits between the length and the label of a message info. */
    private static long shape() {
        return Dice.next() >>> (Long.SIZE - (MessageInfo.LABEL_SHIFT - SHAPE_SHIFT)) << SHAPE_SHIFT;
    }

    /** A system call of the main thread with random words; its answer goes into the trace. */
    static long call(int number, long capability, long information) {
        Exchange main = main();
        main.number(number);
        main.capability(capability);
        main.information(information);
        Actor.fill(main);
        Code.enter(main.address());
        Trace.add(main);
        return main.status();
    }

    /** Counts an answer that is not what the kind of step promises. */
    static void expect(boolean holds) {
        if (!holds) {
            surprises++;
        }
    }

    /** A call that the server answers. */
    private static Exchange answered(Actor server, long question, long answer) {
        if (Dice.onceIn(READ_EVERY)) {
            server.addRead();
        }
        Exchange reply = server.add(SystemCall.REPLY_RECEIVE, World.endpoint(server), answer);
        expect(call(SystemCall.CALL, World.caller(server), question) == ErrorCode.OK);
        return reply;
    }

    private static void callPassive() {
        Actor server = passive();
        Exchange seen = server.waiting();
        long question = shortInfo();
        long answer = shortInfo();
        Exchange reply = answered(server, question, answer);
        expect(seen.done() != 0 && seen.answer() == question && main().answer() == answer);
        for (int i = 0; i < MessageInfo.REGISTER_WORDS; i++) {
            expect(seen.answers(i) == main().words(i) && main().answers(i) == reply.words(i));
        }
        for (int i = 0; i < Actor.KEPT; i++) {
            expect(main().kept(i) == main().keep(i) && seen.kept(i) == seen.keep(i));
        }
    }

    private static void callLong() {
        boolean question = Dice.onceIn(2);
        answered(server(), question ? longInfo() : anyInfo(), question ? anyInfo() : longInfo());
    }

    private static void callNested() {
        World.ACTIVE.add(SystemCall.CALL, World.caller(World.NEAR), anyInfo());
        World.NEAR.add(SystemCall.CALL, World.caller(World.FAR), anyInfo());
        World.NEAR.add(SystemCall.REPLY_RECEIVE, World.endpoint(World.NEAR), anyInfo());
        World.FAR.add(SystemCall.SIGNAL, World.signal(Dice.below(2)), anyInfo());
        World.FAR.add(SystemCall.REPLY_RECEIVE, World.endpoint(World.FAR), anyInfo());
        answered(World.ACTIVE, anyInfo(), anyInfo());
    }

    private static void refused(int number) {
        long address = World.bad(Dice.below(World.BAD), number);
        expect(call(number, address, anyInfo()) != ErrorCode.OK);
    }

    private static void answerRefused() {
        Actor server = server();
        long address = World.bad(Dice.below(World.BAD), SystemCall.REPLY_RECEIVE);
        server.add(SystemCall.REPLY_RECEIVE, address, anyInfo());
        answered(server, anyInfo(), anyInfo());
    }

    private static void callAbandoned() {
        Actor server = server();
        server.add(SystemCall.RECEIVE, World.endpoint(server), 0);
        expect(call(SystemCall.CALL, World.caller(server), anyInfo()) == ErrorCode.CANCELLED);
    }

    /** The signalled thread preempts the server and calls it: a sender waits when the server answers. */
    private static void callBusy() {
        Actor server = server();
        boolean urgent = Dice.onceIn(2);
        Actor other = urgent ? World.URGENT : World.PATIENT;
        server.add(SystemCall.SIGNAL, World.signal(urgent ? 2 : 4), 0);
        other.add(SystemCall.CALL, World.caller(server), anyInfo());
        answered(server, anyInfo(), anyInfo());
    }

    private static void called() {
        World.URGENT.add(SystemCall.CALL, World.inbox(), anyInfo());
        World.PATIENT.add(SystemCall.CALL, World.inbox(), anyInfo());
        signal(2);
        signal(4);
        expect(call(SystemCall.RECEIVE, World.inbox(), 0) == ErrorCode.OK);
        expect(call(SystemCall.REPLY_RECEIVE, World.inbox(), anyInfo()) == ErrorCode.OK);
        expect(call(SystemCall.REPLY, 0, anyInfo()) == ErrorCode.OK);
    }

    /** Only the server with its own time can take a message that brings no time along. */
    private static void send() {
        int number = Dice.onceIn(2) ? SystemCall.SEND : SystemCall.SEND_NONBLOCKING;
        expect(call(number, World.caller(World.ACTIVE), anyInfo()) == ErrorCode.OK);
    }

    /** A signal of the main thread. */
    static void signal(int which) {
        expect(call(SystemCall.SIGNAL, World.signal(which), Dice.next()) == ErrorCode.OK);
    }

    private static void signalWaiter() {
        if (Dice.onceIn(2)) {
            World.URGENT.add(SystemCall.CALL, World.caller(server()), anyInfo());
            signal(2 + Dice.below(2));
        } else {
            World.PATIENT.add(SystemCall.CALL, World.caller(server()), anyInfo());
            signal(4 + Dice.below(2));
        }
    }

    /** The patient waiter becomes the first of the ready ones, or comes behind others. */
    private static void signalLater() {
        World.URGENT.add(SystemCall.SIGNAL, World.signal(Dice.onceIn(2) ? 6 : 0), Dice.next());
        World.URGENT.add(SystemCall.SIGNAL, World.signal(4 + Dice.below(2)), Dice.next());
        World.PATIENT.add(SystemCall.SIGNAL, World.signal(Dice.below(2)), Dice.next());
        signal(2 + Dice.below(2));
    }

    /** A signalled thread faults, once or twice; its handler, which waits or is busy with a call, lets it go on. */
    private static void fault(Actor faulting, int signal, Actor handler) {
        boolean busy = Dice.onceIn(2) && handler.equals(World.ACTIVE);
        if (busy) {
            handler.add(SystemCall.SIGNAL, World.signal(signal), 0);
            handler.add(SystemCall.REPLY_RECEIVE, World.endpoint(handler), anyInfo());
        }
        for (int i = Dice.below(2); i >= 0; i--) {
            faulting.add(Actor.FAULT, UNMAPPED + Dice.below(PAGE), anyInfo());
            long info = MessageInfo.of(FaultKind.RESUME, 1).bits();
            handler.add(SystemCall.REPLY_RECEIVE, World.endpoint(handler), info).words(0, Code.actorFaulted());
        }
        if (busy) {
            expect(call(SystemCall.CALL, World.caller(handler), anyInfo()) == ErrorCode.OK);
        } else {
            signal(signal);
        }
    }

    private static void threadPointer(Actor server) throws KernelFault {
        long pointer = Dice.onceIn(3) ? Dice.next() >>> Long.SIZE - POINTER_BITS : 0;
        server.setPointer(World.thread(server), pointer);
        server.addRead();
        answered(server, anyInfo(), anyInfo());
    }

    /** The short thread, whose time is whole, calls a server, which needs more than that; the main thread's call waits meanwhile. */
    private static void budgetEnds(Actor server) {
        SystemCalls.sleepUntil(SystemCalls.clock() + 2 * World.SHORT_PERIOD);
        World.SHORT.add(SystemCall.CALL, World.caller(server), anyInfo());
        server.add(Actor.SPIN, World.SHORT_BUDGET, 0);
        server.add(SystemCall.REPLY_RECEIVE, World.endpoint(server), anyInfo());
        signal(8 + Dice.below(2));
        answered(server, anyInfo(), anyInfo());
    }

    /** Outside of a call the server receives; during one the signal stays until its answer. */
    private static void signalBound() {
        if (Dice.onceIn(2)) {
            signal(6 + Dice.below(2));
        } else {
            World.ACTIVE.add(SystemCall.SIGNAL, World.signal(6 + Dice.below(2)), Dice.next());
            answered(World.ACTIVE, anyInfo(), anyInfo());
        }
    }
}
