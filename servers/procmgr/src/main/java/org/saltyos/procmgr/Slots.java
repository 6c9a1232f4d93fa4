package org.saltyos.procmgr;

import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/** Which slot of the process manager's CNode is for what. */
final class Slots {
    /** The pool that all memory of processes comes from. */
    static final int POOL = Startup.FIRST_FREE_SLOT;

    /** For a capability that is deleted again at once. */
    static final int SCRATCH = POOL + 1;

    /** Page tables of the process manager itself. */
    static final int TABLES = POOL + 2;

    /** The console, under the process manager's own badge. */
    static final int CONSOLE = POOL + 3;

    /** The file server, under the process manager's own badge. */
    static final int FILES = POOL + 4;

    /** What the console signals when control-C is typed. */
    static final int INTERRUPTED = POOL + 5;

    /** What the file server signals when somebody reads about processes. */
    static final int QUESTIONS = POOL + 6;

    /** A frame through which pages of files pass. */
    static final int STAGE = POOL + 7;

    /** The first piece of untyped memory. */
    static final int FIRST_PIECE = 256; // behind the slots that the server loop uses

    /** Most pieces of untyped memory. */
    static final int PIECES = 1024;

    /** Slots of one place: see the offsets below. */
    static final int PER_PLACE = 10;

    /** Offset of a process's address space. */
    static final int SPACE = 0;

    /** Offset of the memory of its page tables. */
    static final int SPACE_TABLES = 1;

    /** Offset of its CNode. */
    static final int CNODE = 2;

    /** Offset of its thread. */
    static final int THREAD = 3;

    /** Offset of its processor time. */
    static final int TIME = 4;

    /** Offset of its IPC buffer. */
    static final int BUFFER = 5;

    /** Offset of its memory: startup page, data, stack, heap. */
    static final int MEMORY = 6;

    /** Offset of the right to answer it, while it waits for a child. */
    static final int REPLY = 7;

    /** Offset of the memory that it has mapped; empty until it maps some. */
    static final int MAPPED = 8;

    /** Offset of its copies of pages of files that it has mapped; empty until it maps one. */
    static final int FILED = 9;

    /** Most mappings of all processes together that are shared, or of files. */
    static final int SHARED = 128;

    /** Most programs that are kept for the next start. */
    static final int IMAGES = 16;

    private static final int FIRST_PLACE = FIRST_PIECE + PIECES;
    private static final int FIRST_IMAGE = FIRST_PLACE + ProgramLayout.PLACES * PER_PLACE;

    private static final int FIRST_SHARED = FIRST_IMAGE + 2 * IMAGES;

    private Slots() {}

    /** Slot of the object of a shared mapping. */
    static int shared(int number) {
        return FIRST_SHARED + number;
    }

    /** Slot of something of the process at {@code place}. */
    static int of(int place, int offset) {
        return FIRST_PLACE + place * PER_PLACE + offset;
    }

    /** Slot of the code of a program that is kept. */
    static int code(int image) {
        return FIRST_IMAGE + 2 * image;
    }

    /** Slot of the data that each process of a program starts with. */
    static int data(int image) {
        return FIRST_IMAGE + 2 * image + 1;
    }
}
