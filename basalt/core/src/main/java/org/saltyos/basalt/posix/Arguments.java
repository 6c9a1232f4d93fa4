package org.saltyos.basalt.posix;

import org.saltyos.abi.InitLayout;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.start.StartupInfo;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** What a program was started with: its arguments, of which number 0 is the name it was called by, and its environment. */
public final class Arguments {
    private Arguments() {}

    private static StartupInfo page() {
        return new StartupInfo(InitLayout.BOOT_INFO);
    }

    /** Number of arguments, the name included. */
    public static int count() {
        return page().textArguments();
    }

    /** Number of texts of the environment. */
    public static int environmentCount() {
        return page().textEnvironment();
    }

    /**
     * An argument.
     *
     * @param index 0 to {@link #count} - 1
     * @param target receives it
     */
    public static Bytes get(int index, Bytes target) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException("no such argument");
        }
        return text(index, target);
    }

    /**
     * A text of the environment, {@code NAME=value}.
     *
     * @param index 0 to {@link #environmentCount} - 1
     * @param target receives it
     */
    public static Bytes environment(int index, Bytes target) {
        if (index < 0 || index >= environmentCount()) {
            throw new IndexOutOfBoundsException("no such text of the environment");
        }
        return text(count() + index, target);
    }

    /**
     * The value of a variable of the environment.
     *
     * @param target receives it
     * @return whether there is such a variable
     */
    public static boolean variable(String name, Bytes target) {
        for (int i = 0; i < environmentCount(); i++) {
            environment(i, target);
            if (target.length() > name.length() && target.at(name.length()) == '=' && begins(target, name)) {
                target.removeFirst(name.length() + 1);
                return true;
            }
        }
        target.clear();
        return false;
    }

    private static boolean begins(Bytes text, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (text.at(i) != (byte) name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Address of a text; they lie one after the other. */
    @Unsafe(because = "the process manager wrote as many texts as the page says, each ended by a zero byte")
    static long address(int index) {
        long at = page().texts();
        for (int i = 0; i < index; i++) {
            while (Mem.getByte(at) != 0) {
                at++;
            }
            at++;
        }
        return at;
    }

    @Unsafe(because = "a zero byte ends the text")
    private static Bytes text(int index, Bytes target) {
        target.clear();
        for (long at = address(index); Mem.getByte(at) != 0; at++) {
            target.append(Mem.getByte(at));
        }
        return target;
    }
}
