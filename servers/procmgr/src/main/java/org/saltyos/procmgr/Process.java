package org.saltyos.procmgr;

import org.saltyos.basalt.process.ProcessEntry;

/** What the process manager knows about the process at one place. */
final class Process {
    private final int place;
    private int number;
    private int parent;
    private int group;
    private int state;
    private int status;
    private int signal;
    private int waitsFor;
    private boolean waits;
    private boolean orphan;
    private int children;
    private int block;
    private int blockBits;
    private int program;
    private long name0;
    private long name1;
    private long nanoseconds;
    private int family;
    private long memoryLimit;
    private long processLimit;

    /** The process at this place. */
    Process(int place) {
        this.place = place;
    }

    /** Begins a life. */
    void begin(int newNumber, int newParent, int newGroup) {
        number = newNumber;
        parent = newParent;
        group = newGroup;
        state = ProcessEntry.RUNS;
        status = 0;
        signal = 0;
        waits = false;
        orphan = false;
        children = 0;
        nanoseconds = 0;
    }

    int place() {
        return place;
    }

    /** Its number; what it was last while {@link #state} is 0. */
    int number() {
        return number;
    }

    int parent() {
        return parent;
    }

    /** Its parent has ended: it belongs to the first process, which need not wait for it. */
    void orphan(int first) {
        parent = first;
        orphan = true;
    }

    boolean isOrphan() {
        return orphan;
    }

    /** Processes in the table whose parent it is. */
    int children() {
        return children;
    }

    void addChildren(int more) {
        children += more;
    }

    int group() {
        return group;
    }

    void group(int value) {
        group = value;
    }

    /** {@link ProcessEntry#RUNS}, {@link ProcessEntry#ENDED}, or 0 for a free place. */
    int state() {
        return state;
    }

    boolean runs() {
        return state == ProcessEntry.RUNS;
    }

    /** It has ended, and its parent is to be told. */
    void ended(int exitStatus, int endSignal) {
        state = ProcessEntry.ENDED;
        status = exitStatus;
        signal = endSignal;
        waits = false;
    }

    /** Its end was told: the place is free. */
    void free() {
        state = 0;
    }

    int status() {
        return status;
    }

    int signal() {
        return signal;
    }

    /** Whether it waits for a child, and the right to answer it is saved. */
    boolean waits() {
        return waits;
    }

    /** Which child it waits for, as the call says it. */
    int waitsFor() {
        return waitsFor;
    }

    void waitFor(int child) {
        waits = true;
        waitsFor = child;
    }

    void waitsNoMore() {
        waits = false;
    }

    /** Slot of the memory of its kernel objects; 0 while there are none. */
    int block() {
        return block;
    }

    int blockBits() {
        return blockBits;
    }

    void block(int slot, int bits) {
        block = slot;
        blockBits = bits;
    }

    /** Number of the program it runs, among those that are kept. */
    int program() {
        return program;
    }

    void program(int kept) {
        program = kept;
    }

    long name0() {
        return name0;
    }

    long name1() {
        return name1;
    }

    /** Sets the name: eight characters in each word, the first in the lowest byte. */
    void name(long first, long second) {
        name0 = first;
        name1 = second;
    }

    /** Processor time used, as far as it was asked. */
    long nanoseconds() {
        return nanoseconds;
    }

    void addNanoseconds(long more) {
        nanoseconds += more;
    }

    /** Number of the child of the first process that it descends from, or is; 0 for the first process. */
    int family() {
        return family;
    }

    void family(int value) {
        family = value;
    }

    /** Bytes of memory that it may have. */
    long memoryLimit() {
        return memoryLimit;
    }

    /** Processes that its family may have. */
    long processLimit() {
        return processLimit;
    }

    void limits(long memory, long processes) {
        memoryLimit = memory;
        processLimit = processes;
    }
}
