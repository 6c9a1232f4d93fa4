package org.saltyos.init;

/** The servers of the system, by their place in the start order. */
final class Servers {
    /** Most servers a system has. */
    static final int MAX = 64;

    private static final ServerState[] STATES = makeStates();

    private Servers() {}

    private static ServerState[] makeStates() {
        ServerState[] states = new ServerState[MAX];
        for (int i = 0; i < MAX; i++) {
            states[i] = new ServerState();
        }
        return states;
    }

    /** What init knows about the server at {@code index}. */
    static ServerState state(int index) {
        return STATES[index];
    }
}
