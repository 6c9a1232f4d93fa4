package org.saltyos.basalt.posix;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.process.Launch;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * A command line under construction: a program's path, its arguments, its environment, in this order. There is one at a time
 * in a program, and reading or writing a file forgets it. Texts that do not fit make {@link #spawn} fail with E2BIG.
 */
public final class Command {
    private static int length;
    private static int arguments;
    private static int environment;
    private static int input;
    private static int output;
    private static int error;
    private static int group;
    private static boolean tooLong;

    private Command() {}

    /** Begins a command: the program with this path. Its descriptors 0, 1 and 2 are those of the caller. */
    public static void begin(Bytes path) {
        reset();
        text(path);
    }

    /** Begins a command: the program with this path. Its descriptors 0, 1 and 2 are those of the caller. */
    public static void begin(String path) {
        reset();
        text(path);
    }

    private static void reset() {
        length = 0;
        arguments = 0;
        environment = 0;
        input = 0;
        output = 1;
        error = 2;
        group = 0;
        tooLong = false;
    }

    /** Adds an argument; the first is the name by which the program is called. */
    public static void argument(Bytes text) {
        text(text);
        arguments++;
    }

    /** Adds an argument. */
    public static void argument(String text) {
        text(text);
        arguments++;
    }

    /** Adds a text to the environment, {@code NAME=value}; no argument may follow. */
    public static void environment(Bytes text) {
        text(text);
        environment++;
    }

    /** Adds a text to the environment. */
    public static void environment(String text) {
        text(text);
        environment++;
    }

    /** Adds the environment of the caller. */
    public static void sameEnvironment() {
        int first = Arguments.count();
        for (int i = 0; i < Arguments.environmentCount(); i++) {
            copy(Arguments.address(first + i));
            environment++;
        }
    }

    /** Chooses which descriptors of the caller become 0, 1 and 2 of the program; -1 for none. */
    public static void descriptors(int first, int second, int third) {
        input = first;
        output = second;
        error = third;
    }

    /** Chooses the process group: {@link Launch#NEW_GROUP}, or that of another child. */
    public static void inGroup(int number) {
        group = number;
    }

    /** What was built. */
    static Launch launch() throws PosixFault {
        if (tooLong) {
            throw PosixFault.E2BIG;
        }
        return new Launch(length, arguments, environment, input, output, error, group);
    }

    private static void text(Bytes text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.at(i));
        }
        put((byte) 0);
    }

    private static void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
        put((byte) 0);
    }

    @Unsafe(because = "the text is one the process manager wrote, ended by a zero byte")
    private static void copy(long text) {
        long at = text;
        while (Mem.getByte(at) != 0) {
            put(Mem.getByte(at));
            at++;
        }
        put((byte) 0);
    }

    @Unsafe(because = "length stays below the size of the exchange memory")
    private static void put(byte value) {
        if (length == ProgramLayout.EXCHANGE_BYTES) {
            tooLong = true;
            return;
        }
        Mem.putByte(ProgramLayout.EXCHANGE + length, value);
        length++;
    }
}
