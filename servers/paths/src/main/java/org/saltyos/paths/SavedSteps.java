package org.saltyos.paths;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.MessageInfo;
import org.saltyos.abi.SystemCall;

/** Steps in which a server saves the right to answer a caller, and answers later. */
final class SavedSteps {
    private static final int RIGHTS = 2;

    /** Slots for saved rights; they are empty between two steps. */
    private static final int[] SLOTS = new int[RIGHTS];

    private SavedSteps() {}

    /** Takes the slots. */
    static void start() {
        for (int i = 0; i < RIGHTS; i++) {
            SLOTS[i] = Slots.take();
        }
    }

    /**
     * The main thread calls, and its server, which has its own time, saves the right to answer; then it wakes another thread, which calls the server too,
     * before or after that waits. The second caller is saved as well, or not.
     */
    static void callSaved(Actor server) {
        boolean urgent = Dice.onceIn(4);
        Actor other = urgent ? World.URGENT : World.PATIENT;
        if (Dice.onceIn(4)) {
            saveRefused(server);
        }
        save(server, 0);
        if (Dice.onceIn(4)) {
            server.add(SystemCall.INVOKE, Slots.TABLE.address(), saving())
                    .words(0, SLOTS[1]); // nobody is owed an answer
        }
        server.add(SystemCall.SIGNAL, World.signal(urgent ? 2 : 4), 0);
        receive(server);
        other.add(SystemCall.CALL, World.caller(server), Steps.anyInfo());
        int last = SystemCall.REPLY_RECEIVE;
        if (Dice.onceIn(2)) {
            save(server, 1);
            last = Dice.onceIn(2) ? SystemCall.RECEIVE : SystemCall.REPLY_RECEIVE;
            int first = Dice.below(RIGHTS);
            answer(server, first);
            answer(server, RIGHTS - 1 - first);
        } else {
            answer(server, 0);
        }
        server.add(last, World.endpoint(server), Steps.anyInfo());
        Steps.expect(Steps.call(SystemCall.CALL, World.caller(server), Steps.anyInfo()) == ErrorCode.OK);
    }

    private static long saving() {
        return MessageInfo.of(Invocation.CNODE_SAVE_CALLER, 2).bits();
    }

    private static void save(Actor server, int which) {
        Exchange exchange = server.add(SystemCall.INVOKE, Slots.TABLE.address(), saving());
        exchange.words(0, SLOTS[which]);
        exchange.words(1, Long.SIZE);
    }

    /** Attempts with a slot that is not empty, one that does not exist, another depth, or no CNode. */
    private static void saveRefused(Actor server) {
        int which = Dice.below(4);
        Exchange exchange =
                server.add(SystemCall.INVOKE, which == 3 ? World.nobody() : Slots.TABLE.address(), saving());
        exchange.words(0, which == 0 ? World.nobody() : which == 1 ? Dice.next() : SLOTS[0]);
        exchange.words(1, which == 2 ? Dice.below(Long.SIZE) : Long.SIZE);
    }

    private static void receive(Actor server) {
        int number = Dice.onceIn(2) ? SystemCall.RECEIVE : SystemCall.REPLY_RECEIVE;
        server.add(number, World.endpoint(server), Steps.anyInfo());
    }

    private static void answer(Actor server, int which) {
        server.add(Dice.onceIn(4) ? SystemCall.SEND_NONBLOCKING : SystemCall.SEND, SLOTS[which], Steps.anyInfo());
    }
}
