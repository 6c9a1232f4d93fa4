package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectSize;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.kernel.SystemCalls;
import org.saltyos.basalt.start.Startup;

/** Waiting for words in memory. The words are the counters in the helpers' mailboxes. */
final class FutexTests {
    private static final int DEPTH = 64;
    private static final long MILLISECOND = 1_000_000;
    private static final long OPTIONS = DEPTH | DEPTH << 8 | Rights.ALL << 16;

    /** Where a test maps a page a second time. */
    private static final long ALIAS = 0x0000_7300_0080_0000L;

    private FutexTests() {}

    static void run() {
        changedWord();
        wakesNobody();
        waitAndWake();
        order();
        deadline();
        passedDeadline();
        refusals();
        requeue();
        requeueRefusals();
        twoAddresses();
        suspended();
        unmappedWaiter();
        deletedThread();
        readOnly();
        counts();
        requeueKeepsDeadline();
    }

    private static long word(int helper) {
        return new Helper(helper).mailbox().address() + Mailbox.COUNTER;
    }

    private static Answer await(long word, long expected, long deadline) {
        return SystemCalls.enterUntil(SystemCall.FUTEX_WAIT, 0, 0, word, expected, 0, 0, deadline);
    }

    private static Answer wake(long word, long count) {
        return Raw.call(SystemCall.FUTEX_WAKE, 0, 0, 2, word, count, 0, 0);
    }

    private static Answer requeue(long word, long expected, long target, int count, int moved) {
        return Raw.call(SystemCall.FUTEX_REQUEUE, 0, 0, 4, word, expected, target, (long) moved << 32 | count);
    }

    private static void clear() {
        for (int i = 0; i < Helper.COUNT; i++) {
            new Helper(i).mailbox().counter(0);
        }
    }

    private static Helper waiting(int number, long word, long deadline) {
        Helper helper = new Helper(number);
        helper.begin();
        helper.add(SystemCall.FUTEX_WAIT, 0, 0, 2, word, 0, 0, 0);
        helper.until(deadline);
        helper.run();
        Check.equal("the helper waits", 0, helper.mailbox().answered());
        return helper;
    }

    private static void changedWord() {
        Check.begin("FUTEX0001");
        clear();
        new Helper(0).mailbox().counter(5);
        Check.status("another value", ErrorCode.WOULD_BLOCK, await(word(0), 4, -1));
        Check.status("another value, no time", ErrorCode.WOULD_BLOCK, await(word(0), 4, 0));
        Check.status("the high half does not count", ErrorCode.TIMEOUT, await(word(0), 0x7_0000_0005L, 0));
        Check.end();
    }

    private static void wakesNobody() {
        Check.begin("FUTEX0002");
        Answer answer = wake(word(0), 1);
        Check.ok("wake", answer);
        Check.equal("woken", 0, answer.value());
        Check.end();
    }

    private static void waitAndWake() {
        Check.begin("FUTEX0003");
        clear();
        Helper helper = waiting(0, word(1), -1);
        Check.equal("another word of the page", 0, wake(word(1) + 4, 9).value());
        Check.equal("woken", 1, wake(word(1), 9).value());
        helper.await();
        Check.ok("the waiter", helper.answer(0));
        Check.equal("woken again", 0, wake(word(1), 9).value());
        Check.end();
    }

    private static void order() {
        Check.begin("FUTEX0004");
        clear();
        Helper first = waiting(1, word(0), -1);
        Helper second = waiting(0, word(0), -1);
        Check.equal("woken", 1, wake(word(0), 1).value());
        Check.equal("the first", 1, first.mailbox().answered());
        Check.equal("the second", 0, second.mailbox().answered());
        Check.equal("woken", 1, wake(word(0), 1).value());
        Check.equal("the second", 1, second.mailbox().answered());
        Check.end();
    }

    private static void deadline() {
        Check.begin("FUTEX0005");
        clear();
        long deadline = SystemCalls.clock() + 2 * MILLISECOND;
        Check.status("wait", ErrorCode.TIMEOUT, await(word(0), 0, deadline));
        Check.atLeast("time", deadline, SystemCalls.clock());
        Check.equal("nobody is left", 0, wake(word(0), 1).value());
        Check.end();
    }

    private static void passedDeadline() {
        Check.begin("FUTEX0006");
        clear();
        Check.status("0", ErrorCode.TIMEOUT, await(word(0), 0, 0));
        Check.status("1", ErrorCode.TIMEOUT, await(word(0), 0, 1));
        Check.end();
    }

    private static void isRefused(String what, int status, int word, Answer answer) {
        Check.status(what, status, answer);
        Check.equal(what, word, answer.value());
    }

    private static void refusals() {
        Check.begin("FUTEX0007");
        long odd = word(0) + 2;
        long kernel = 0xffff_8000_0000_0000L;
        isRefused("wait, not aligned", ErrorCode.ALIGNMENT_ERROR, 0, await(odd, 0, -1));
        isRefused("wake, not aligned", ErrorCode.ALIGNMENT_ERROR, 0, wake(odd, 1));
        isRefused("wait, in the kernel", ErrorCode.RANGE_ERROR, 0, await(kernel, 0, -1));
        isRefused("wake, in the kernel", ErrorCode.RANGE_ERROR, 0, wake(kernel, 1));
        isRefused("wait, at the end", ErrorCode.RANGE_ERROR, 0, await(0x7fff_ffff_f000L, 0, -1));
        isRefused("wait, nothing there", ErrorCode.FAILED_LOOKUP, 0, await(0x10, 0, -1));
        isRefused("wake, nothing there", ErrorCode.FAILED_LOOKUP, 0, wake(0x10, 1));
        Check.end();
    }

    private static void requeue() {
        Check.begin("FUTEX0008");
        clear();
        Helper first = waiting(0, word(0), -1);
        Helper second = waiting(1, word(0), -1);
        Check.equal(
                "woken and moved",
                1L << 32 | 1,
                requeue(word(0), 0, word(1), 1, 9).value());
        Check.equal("the first", 1, first.mailbox().answered());
        Check.equal("the second", 0, second.mailbox().answered());
        Check.equal("nobody at the old word", 0, wake(word(0), 9).value());
        Check.equal("one at the new word", 1, wake(word(1), 9).value());
        Check.ok("the second", second.answer(0));
        Check.end();
    }

    private static void requeueRefusals() {
        Check.begin("FUTEX0009");
        clear();
        isRefused("changed", ErrorCode.WOULD_BLOCK, 0, requeue(word(0), 1, word(1), 1, 1));
        isRefused("the same word", ErrorCode.INVALID_ARGUMENT, 2, requeue(word(0), 0, word(0), 1, 1));
        isRefused("target not aligned", ErrorCode.ALIGNMENT_ERROR, 2, requeue(word(0), 0, word(1) + 1, 1, 1));
        isRefused("target in the kernel", ErrorCode.RANGE_ERROR, 2, requeue(word(0), 0, -4, 1, 1));
        isRefused("no target", ErrorCode.FAILED_LOOKUP, 2, requeue(word(0), 0, 0x10, 1, 1));
        isRefused("no word", ErrorCode.FAILED_LOOKUP, 0, requeue(0x10, 0, word(1), 1, 1));
        Check.equal("nobody there", 0, requeue(word(0), 0, word(1), 1, 1).value());
        Check.end();
    }

    /** A new page, mapped at {@link #ALIAS} and, through a copy of its capability, one page behind. */
    private static int pageAtTwoPlaces() {
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        int copy = Objects.slot();
        Check.ok(
                "copy",
                Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_COPY, 4, copy, Startup.CNODE_SLOT, frame, OPTIONS));
        map(frame, ALIAS, Rights.READ | Rights.WRITE);
        map(copy, ALIAS + 4096, Rights.READ | Rights.WRITE);
        return copy;
    }

    private static void map(int frame, long address, int rights) {
        Check.ok("map", Raw.invoke(frame, Invocation.FRAME_MAP, 4, Startup.VSPACE_SLOT, address, rights, 0));
    }

    private static void twoAddresses() {
        Check.begin("FUTEX0010");
        pageAtTwoPlaces();
        Helper helper = waiting(0, ALIAS + 64, -1);
        Check.equal("woken", 1, wake(ALIAS + 4096 + 64, 1).value());
        helper.await();
        Check.ok("the waiter", helper.answer(0));
        Check.end();
    }

    private static void suspended() {
        Check.begin("FUTEX0011");
        clear();
        Helper helper = waiting(0, word(1), SystemCalls.clock() + 2 * MILLISECOND);
        long thread = helper.thread().address();
        Check.ok("suspend", Raw.invoke(thread, Invocation.TCB_SUSPEND));
        Check.equal("woken", 0, wake(word(1), 1).value());
        Check.ok("resume", Raw.invoke(thread, Invocation.TCB_RESUME));
        helper.await();
        Check.status("the waiter", ErrorCode.CANCELLED, helper.answer(0));
        Check.end();
    }

    /** Who no longer has the page does not take a wake-up from those who have. */
    private static void unmappedWaiter() {
        Check.begin("FUTEX0012");
        int copy = pageAtTwoPlaces();
        Helper helper = waiting(0, ALIAS + 4096, -1);
        Helper other = waiting(1, ALIAS, -1);
        Check.ok("unmap", Raw.invoke(copy, Invocation.FRAME_UNMAP));
        Check.equal("woken", 1, wake(ALIAS, 1).value());
        Check.status("who lost the page", ErrorCode.CANCELLED, helper.answer(0));
        Check.ok("who has it", other.answer(0));
        Check.end();
    }

    private static void deletedThread() {
        Check.begin("FUTEX0013");
        clear();
        int thread = Threads.make(0);
        Helper pages = new Helper(1);
        pages.begin();
        pages.add(SystemCall.FUTEX_WAIT, 0, 0, 2, word(0), 0, 0, 0);
        pages.until(SystemCalls.clock() + 4 * MILLISECOND);
        Threads.start(thread, pages);
        Helper helper = waiting(0, word(0), -1);
        Check.ok("delete", Raw.invoke(Startup.CNODE_SLOT, Invocation.CNODE_DELETE, 2, thread, DEPTH, 0, 0));
        Check.equal("woken", 1, wake(word(0), 9).value());
        Check.ok("the other", helper.answer(0));
        SystemCalls.sleepUntil(SystemCalls.clock() + 5 * MILLISECOND);
        Check.end();
    }

    /** A page that the thread may only read is none of its business. */
    private static void readOnly() {
        Check.begin("FUTEX0014");
        int frame = Objects.make(ObjectType.FRAME, ObjectSize.PAGE_BITS);
        map(frame, ALIAS, Rights.READ);
        isRefused("wait", ErrorCode.FAILED_LOOKUP, 0, await(ALIAS, 0, -1));
        isRefused("wake", ErrorCode.FAILED_LOOKUP, 0, wake(ALIAS, 1));
        isRefused("move", ErrorCode.FAILED_LOOKUP, 0, requeue(ALIAS, 0, word(0), 1, 1));
        isRefused("move there", ErrorCode.FAILED_LOOKUP, 2, requeue(word(0), 0, ALIAS, 1, 1));
        Check.end();
    }

    private static void counts() {
        Check.begin("FUTEX0015");
        clear();
        Helper helper = waiting(0, word(0), -1);
        Check.equal("0", 0, wake(word(0), 0).value());
        Check.equal("still waits", 0, helper.mailbox().answered());
        Check.equal("all ones", 1, wake(word(0), -1).value());
        Check.end();
    }

    private static void requeueKeepsDeadline() {
        Check.begin("FUTEX0016");
        clear();
        Helper helper = waiting(0, word(0), SystemCalls.clock() + 2 * MILLISECOND);
        Check.equal("moved", 1L << 32, requeue(word(0), 0, word(1), 0, 1).value());
        SystemCalls.sleepUntil(SystemCalls.clock() + 4 * MILLISECOND);
        Check.status("the waiter", ErrorCode.TIMEOUT, helper.answer(0));
        Check.equal("nobody is left", 0, wake(word(1), 1).value());
        Check.end();
    }
}
