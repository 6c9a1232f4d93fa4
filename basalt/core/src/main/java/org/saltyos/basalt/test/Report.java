package org.saltyos.basalt.test;

import org.saltyos.basalt.console.Out;

/** Counts and prints the verdicts of tests inside the guest. Test IDs are an upper-case group and four digits. */
public final class Report {
    private static int passed;
    private static int failed;

    private Report() {}

    /** Reports a test that passed. */
    public static void pass(String id) {
        passed++;
        Out.begin("@@TEST pass ").append(id);
        Out.end();
    }

    /** Reports a test that failed, with the reason. */
    public static void fail(String id, String reason) {
        failed++;
        Out.begin("@@TEST fail ").append(id).append(" ").append(reason);
        Out.end();
    }

    /** Reports a test that failed because a number is not the expected one. */
    public static void fail(String id, String what, long expected, long actual) {
        failed++;
        Out.begin("@@TEST fail ")
                .append(id)
                .append(" ")
                .append(what)
                .append(": expected ")
                .decimal(expected)
                .append(" but was ")
                .decimal(actual);
        Out.end();
    }

    /** Reports a test that could not run, with the reason. */
    public static void skip(String id, String reason) {
        Out.begin("@@TEST skip ").append(id).append(" ").append(reason);
        Out.end();
    }

    /** Reports a measured number. */
    public static void benchmark(String name, long value) {
        Out.begin("@@BENCH ").decimal(value).append(" ").append(name);
        Out.end();
    }

    /** Prints the totals; returns whether nothing failed. */
    public static boolean done() {
        Out.begin("@@DONE ").decimal(passed).append(" ").decimal(failed);
        Out.end();
        return failed == 0;
    }
}
