package org.saltyos.processtest;

import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.posix.Arguments;
import org.saltyos.basalt.posix.Command;
import org.saltyos.basalt.posix.Processes;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** What the children of the tests do, by the name in argument 1. */
final class Children {
    /** Path of this program. */
    static final String PROGRAM = "/bin/processtest";

    /** What the child answers with whose texts are not right. */
    static final int WRONG = 99;

    private static final long LONG_TIME = 3_600_000_000_000L;
    private static final int[] NUMBERS = {1, 2, 3};
    private static final Bytes TEXT = new Bytes(128);

    private Children() {}

    /** Starts a child with a role. */
    static int start(String role) throws PosixFault {
        return startInGroup(role, 0);
    }

    /** Starts a child with a role in a group. */
    static int startInGroup(String role, int group) throws PosixFault {
        Command.begin(PROGRAM);
        Command.argument("processtest");
        Command.argument(role);
        Command.inGroup(group);
        return Processes.spawn();
    }

    /** Does what a role asks for; the result is the exit status. */
    static int play(Bytes role) {
        if (role.is("seven")) {
            return 7;
        }
        if (role.is("texts")) {
            return texts();
        }
        if (role.is("sleep")) {
            Processes.sleep(LONG_TIME);
        }
        if (role.is("index")) {
            return NUMBERS[role.length()];
        }
        if (role.is("wild")) {
            return wild();
        }
        if (role.is("parent")) {
            return leaveChild();
        }
        if (role.is("mapped")) {
            return FileMappingTests.child();
        }
        if (role.is("share")) {
            return SharingTests.child();
        }
        return 0;
    }

    /** 7 if arguments and environment are what the test gave. */
    private static int texts() {
        boolean right = Arguments.count() == 4
                && Arguments.environmentCount() == 2
                && Arguments.get(0, TEXT).is("alias")
                && Arguments.get(2, TEXT).is("")
                && Arguments.get(3, TEXT).is("two words")
                && Arguments.variable("HOME", TEXT)
                && TEXT.is("/root")
                && Arguments.variable("EMPTY", TEXT)
                && TEXT.is("")
                && !Arguments.variable("HOM", TEXT);
        return right ? 7 : WRONG;
    }

    @Unsafe(because = "the test wants the fault")
    private static int wild() {
        return Mem.getInt(0x10);
    }

    /** Leaves a child behind, which ends with its parent's number. */
    private static int leaveChild() {
        try {
            int before = Processes.id();
            if (Processes.fork() == 0) {
                while (Processes.parent() == before) {
                    Processes.sleep(1_000_000);
                }
                Processes.exit(Processes.parent());
            }
            return 7;
        } catch (PosixFault fault) {
            return WRONG;
        }
    }
}
