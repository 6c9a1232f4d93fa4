package org.saltyos.init;

import org.saltyos.basalt.servers.ServerLife;

/** What init knows about one server it started; slots are slots of init's CNode. */
final class ServerState {
    private ServerLife life = ServerLife.ABSENT;
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
    private int failures;
    private int silences;
    private long readyAt;
    private long endedAt;
    private long outage;
    private long startAt;
    private long used;
    private long bytes;
    private int client;
    private int notification;
    private long followed;
    private int table;
    private int capabilities;
    private long signUntil;

    ServerLife life() {
        return life;
    }

    void life(ServerLife value) {
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

    /** How often it failed one time after the other, each soon after it was ready. */
    int failures() {
        return failures;
    }

    void failures(int count) {
        failures = count;
    }

    /** How often one time after the other it did not answer. */
    int silences() {
        return silences;
    }

    void silences(int count) {
        silences = count;
    }

    /** When it was ready for the last time, in nanoseconds of the kernel's clock; 0 if it never was. */
    long readyAt() {
        return readyAt;
    }

    /** Takes note that it is ready. */
    void ready(long now) {
        readyAt = now;
        outage = endedAt == 0 ? 0 : now - endedAt;
    }

    /** Takes note that it has ended. */
    void ended(long now) {
        endedAt = now;
    }

    /** How long it was away the last time, in nanoseconds; 0 if it never was. */
    long outage() {
        return outage;
    }

    /** When it is to be started again, while it is WAITING. */
    long startAt() {
        return startAt;
    }

    void startAt(long nanoseconds) {
        startAt = nanoseconds;
    }

    /** Processor time of its own that it used, as far as it was asked. */
    long used() {
        return used;
    }

    void addUsed(long nanoseconds) {
        used += nanoseconds;
    }

    /** Bytes of memory that are set aside for it. */
    long bytes() {
        return bytes;
    }

    void bytes(long count) {
        bytes = count;
    }

    /** Slot of the notification bound to its thread. */
    int notification() {
        return notification;
    }

    void notification(int slot) {
        notification = slot;
    }

    /** The needs of its manifest whose providers' returns it wants to hear of: bit i for need i. */
    long followed() {
        return followed;
    }

    void followed(long needs) {
        followed = needs;
    }

    /** Slot of the capability through which init calls it; 0 while there is none. */
    int client() {
        return client;
    }

    void client(int slot) {
        client = slot;
    }

    /** When its next sign of life is overdue, in nanoseconds of the clock; 0 while it promised none. */
    long signUntil() {
        return signUntil;
    }

    void signUntil(long nanoseconds) {
        signUntil = nanoseconds;
    }

    /** Slot of its CNode, while it runs. */
    int capabilities() {
        return capabilities;
    }

    void capabilities(int slot) {
        capabilities = slot;
    }

    /** Slot of a table of capabilities that outlives the server; 0 for one that gets a new one with each start. */
    int table() {
        return table;
    }

    void table(int slot) {
        table = slot;
    }
}
