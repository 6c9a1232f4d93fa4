package org.saltyos.init;

/** What init knows about one server it started; slots are slots of init's CNode. */
final class ServerState {
    /** Life of a server. */
    enum Life {
        /** Not started. */
        ABSENT,
        /** Runs but has not reported yet. */
        STARTING,
        /** Serves. */
        UP,
        /** A program that has done its work. */
        FINISHED,
        /** Stopped by a fault. */
        FAULTED,
        /** Could not be started. */
        FAILED
    }

    private Life life = Life.ABSENT;
    private int thread;
    private int endpoint;
    private int addressSpace;
    private int firstStackFrame;
    private int stackPages;
    private int exitCode;
    private int memory;
    private int declared;
    private int firstSlot;
    private int endSlot;
    private int restarts;
    private int time;
    private int firstPiece;
    private int endPiece;
    private boolean settled = true;

    Life life() {
        return life;
    }

    void life(Life value) {
        life = value;
    }

    /** Slot of its thread. */
    int thread() {
        return thread;
    }

    void thread(int slot) {
        thread = slot;
    }

    /** Slot of the endpoint at which it receives. */
    int endpoint() {
        return endpoint;
    }

    void endpoint(int slot) {
        endpoint = slot;
    }

    /** Slot of its address space. */
    int addressSpace() {
        return addressSpace;
    }

    void addressSpace(int slot) {
        addressSpace = slot;
    }

    /** Slot of the frame with its lowest stack page; the others follow. */
    int firstStackFrame() {
        return firstStackFrame;
    }

    /** Pages of stack. */
    int stackPages() {
        return stackPages;
    }

    void stack(int firstFrame, int pages) {
        firstStackFrame = firstFrame;
        stackPages = pages;
    }

    /** What it finished with. */
    int exitCode() {
        return exitCode;
    }

    void exitCode(int code) {
        exitCode = code;
    }

    /** Slot of the untyped memory that all of its objects but the endpoint are made of; 0 before the first start. */
    int memory() {
        return memory;
    }

    void memory(int slot) {
        memory = slot;
    }

    /** Slot of the untyped memory that its manifest declares; 0 when it declares none, or before the first start. */
    int declared() {
        return declared;
    }

    void declared(int slot) {
        declared = slot;
    }

    /** The first slot of init's CNode that its capabilities take. */
    int firstSlot() {
        return firstSlot;
    }

    /** One more than the last. */
    int endSlot() {
        return endSlot;
    }

    void slots(int first, int end) {
        firstSlot = first;
        endSlot = end;
    }

    /** How often it was started again. */
    int restarts() {
        return restarts;
    }

    void countRestart() {
        restarts++;
    }

    /** Slot of the scheduling context it was started with. */
    int time() {
        return time;
    }

    void time(int slot) {
        time = slot;
    }

    /** Whether it no longer runs on the time of its start, if its manifest gives it none. */
    boolean isSettled() {
        return settled;
    }

    void settled(boolean value) {
        settled = value;
    }

    /** The first slot of the pieces of memory for its zeroed pages ({@link ZeroedMemory}), kept from start to start. */
    int firstPiece() {
        return firstPiece;
    }

    /** One more than the last. */
    int endPiece() {
        return endPiece;
    }

    void pieces(int first, int end) {
        firstPiece = first;
        endPiece = end;
    }
}
