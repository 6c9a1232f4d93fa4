package org.saltyos.garbagetest;

import org.saltyos.basalt.Server;
import org.saltyos.basalt.capability.SystemControl;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;
import org.saltyos.basalt.test.Report;
import org.saltyos.garbage.Frequency;
import org.saltyos.garbage.Garbage;
import org.saltyos.garbage.GarbageClient;
import org.saltyos.garbage.GarbageFault;
import org.saltyos.lang.Export;

/** Asks a server with a heap for work, for too much, and for its end; reports what came back. */
@Server(
        name = "garbagetest",
        needs = {"console", "garbage", "kernel.system-control"},
        floatingPoint = true,
        budgetMicros = 10_000,
        periodMicros = 0)
public final class GarbageTests {
    private static final int REQUESTS = 3000;
    private static final int WORDS = 50;
    private static final int BOMBS = 20;
    private static final int DEEP = 300;
    private static final int TOO_DEEP = 1_000_000;
    private static final long ROOT_AND_THIRD = Double.doubleToRawLongBits(Math.sqrt(2.0) * (7.0 / 21));
    private static final int SLEEP_MILLISECONDS = 3;
    private static final long NANOSECONDS = 1_000_000;
    private static final Bytes WORD = new Bytes(32);

    private GarbageTests() {}

    /** Runs once. */
    @Export("server_main")
    static void main(long startup) {
        Startup.up();
        GarbageClient garbage = new GarbageClient(Startup.service("garbage"));
        answers("HEAP0001", 1, garbage);
        answers("HEAP0002", 2, garbage);
        answers("HEAP0003", 3, garbage);
        manyRequests(garbage);
        floatingPoint(garbage);
        anIdleServerDoesNotCollect(garbage);
        bombs(garbage);
        stillKnows(garbage);
        sleeps(garbage);
        recursion(garbage);
        for (int kind = Garbage.UNCAUGHT; kind <= Garbage.RETHROWN; kind++) {
            fails(garbage, kind);
        }
        end(Report.done());
    }

    /** It sleeps as long as it should, and knows how much of its heap is taken. */
    private static void sleeps(GarbageClient garbage) {
        try {
            long slept = garbage.sleep(SLEEP_MILLISECONDS);
            long least = SLEEP_MILLISECONDS * NANOSECONDS;
            check("HEAP0018", "slept long enough", 1, slept >= least && slept < 100 * least ? 1 : slept);
            long used = garbage.used();
            check("HEAP0019", "bytes taken", 1, used > 0 && used < Garbage.HEAP_BYTES ? 1 : used);
        } catch (RemoteFault fault) {
            Report.fail("HEAP0018", "fault", 0, fault.code());
        }
    }

    private static void end(boolean passed) {
        try {
            new SystemControl(Startup.slot("kernel.system-control")).shutdown(passed ? 0x10 : 0x11);
        } catch (KernelFault fault) {
            Startup.finish(1);
        }
    }

    private static void answers(String id, int which, GarbageClient garbage) {
        try {
            long expected = which == 1 ? Garbage.COLLECTIONS : which == 2 ? Garbage.STRINGS : Garbage.EXCEPTIONS;
            long actual = which == 1 ? garbage.collections() : which == 2 ? garbage.strings() : garbage.exceptions();
            check(id, "result", expected, actual);
        } catch (RemoteFault fault) {
            Report.fail(id, "fault", 0, fault.code());
        }
    }

    private static void check(String id, String what, long expected, long actual) {
        if (expected == actual) {
            Report.pass(id);
        } else {
            Report.fail(id, what, expected, actual);
        }
    }

    /** Counts words over and over; some hundred bytes of garbage each. */
    private static void manyRequests(GarbageClient garbage) {
        try {
            int wrong = 0;
            for (int i = 0; i < REQUESTS; i++) {
                WORD.clear().append("word number ").decimal(i % WORDS);
                if (garbage.count(WORD) != i / WORDS + 1) {
                    wrong++;
                }
                if (i % 30 == 0 && garbage.collections() != Garbage.COLLECTIONS) {
                    wrong++;
                }
            }
            check("HEAP0004", "wrong answers", 0, wrong);
            long collections = garbage.collectionsDone();
            if (collections > 3 && collections < REQUESTS / 10) {
                Report.pass("HEAP0005");
            } else {
                Report.fail("HEAP0005", "collections", 100, collections);
            }
            Report.benchmark("collections during 3000 requests", collections);
            Report.benchmark("longest collection, ns", garbage.longestNanoseconds());
        } catch (RemoteFault fault) {
            Report.fail("HEAP0004", "fault", 0, fault.code());
        }
    }

    /** This program computes with the processor's registers, also across calls; the server in whole numbers. */
    private static void floatingPoint(GarbageClient garbage) {
        try {
            double two = garbage.fail(0) + 2;
            double root = Math.sqrt(two);
            double third = (double) garbage.fail(7) / 21;
            check("HEAP0017", "root of two, thirds", ROOT_AND_THIRD, Double.doubleToRawLongBits(root * third));
        } catch (RemoteFault fault) {
            Report.fail("HEAP0017", "fault", 0, fault.code());
        }
    }

    private static void anIdleServerDoesNotCollect(GarbageClient garbage) {
        try {
            long before = garbage.collectionsDone();
            for (int i = 0; i < REQUESTS; i++) {
                garbage.fail(0);
            }
            check("HEAP0006", "collections", before, garbage.collectionsDone());
        } catch (RemoteFault fault) {
            Report.fail("HEAP0006", "fault", 0, fault.code());
        }
    }

    /** Requests that outgrow the heap are refused, and the next ones are answered. */
    private static void bombs(GarbageClient garbage) {
        int refused = 0;
        int answered = 0;
        for (int i = 0; i < BOMBS; i++) {
            try {
                garbage.keep(Garbage.HEAP_BYTES * 2);
            } catch (RemoteFault fault) {
                refused += fault == RemoteFault.OUT_OF_MEMORY ? 1 : 0;
            }
            try {
                answered += garbage.keep(Garbage.HEAP_BYTES / 4) > 0 ? 1 : 0;
            } catch (RemoteFault fault) {
                Report.fail("HEAP0008", "fault", 0, fault.code());
            }
        }
        check("HEAP0007", "refused", BOMBS, refused);
        check("HEAP0008", "answered", BOMBS, answered);
    }

    private static void stillKnows(GarbageClient garbage) {
        try {
            Frequency most = garbage.mostFrequent();
            check("HEAP0009", "count", REQUESTS / WORDS, most.count());
            check("HEAP0010", "first letter", 'w', most.first());
        } catch (RemoteFault fault) {
            Report.fail("HEAP0009", "fault", 0, fault.code());
        } catch (GarbageFault fault) {
            Report.fail("HEAP0009", "empty");
        }
    }

    /** Recursion works as deep as the stack goes; beyond, the server faults and starts again with an empty heap. */
    private static void recursion(GarbageClient garbage) {
        try {
            check("HEAP0011", "depth", DEEP, garbage.recurse(DEEP));
        } catch (RemoteFault fault) {
            Report.fail("HEAP0011", "fault", 0, fault.code());
        }
        try {
            Report.fail("HEAP0012", "depth", 0, garbage.recurse(TOO_DEEP));
        } catch (RemoteFault fault) {
            check("HEAP0012", "fault", RemoteFault.PEER_GONE.code(), fault.code());
        }
        try {
            garbage.mostFrequent();
            Report.fail("HEAP0013", "it still knows words");
        } catch (GarbageFault fault) {
            Report.pass("HEAP0013");
        } catch (RemoteFault fault) {
            Report.fail("HEAP0013", "fault", 0, fault.code());
        }
    }

    private static void fails(GarbageClient garbage, int kind) {
        String id = kind == Garbage.UNCAUGHT ? "HEAP0014" : kind == Garbage.ARRAY_INDEX ? "HEAP0015" : "HEAP0016";
        try {
            Report.fail(id, "answer", 0, garbage.fail(kind));
        } catch (RemoteFault fault) {
            check(id, "fault", RemoteFault.PEER_GONE.code(), fault.code());
        }
        try {
            garbage.fail(0); // waits until it is back
        } catch (RemoteFault fault) {
            Report.fail(id, "fault after its return", 0, fault.code());
        }
    }
}
