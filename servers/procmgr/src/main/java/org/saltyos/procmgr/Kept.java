package org.saltyos.procmgr;

/** A program in memory: kept after its last process ended, until its place is needed. */
final class Kept {
    private final int number;
    private final ProgramImage image = new ProgramImage();
    private long key;
    private int users;
    private int block;
    private long lastUse;

    /** The program with this number in the slots. */
    Kept(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** What its header says. */
    ProgramImage image() {
        return image;
    }

    /** Where it lies in the boot archive; 0 for a program that is in no archive, or for none. */
    long key() {
        return key;
    }

    void key(long value) {
        key = value;
    }

    /** Processes that run it. */
    int users() {
        return users;
    }

    void users(int count) {
        users = count;
    }

    /** Slot of the memory of its kernel objects, 0 while it holds no program. */
    int block() {
        return block;
    }

    void block(int slot) {
        block = slot;
    }

    /** A number that is higher for programs that were started later. */
    long lastUse() {
        return lastUse;
    }

    void lastUse(long value) {
        lastUse = value;
    }
}
