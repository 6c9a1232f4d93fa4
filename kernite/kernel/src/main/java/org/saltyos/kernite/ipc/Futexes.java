package org.saltyos.kernite.ipc;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.arch.x86_64.UserWords;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.sched.Scheduler;
import org.saltyos.kernite.sched.Timeouts;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.thread.Tcbs;
import org.saltyos.kernite.thread.ThreadState;
import org.saltyos.lang.NoInline;

/**
 * Waiting for words in memory to change, for locks that need the kernel only when somebody has to wait. A word is known
 * by its physical address, so threads meet wherever they have it mapped. All calls need the word to be writable for the
 * caller: who waits can take a wake-up that was meant for another, and who could write the word could do harm anyway.
 *
 * <p>A waiter may be left over from an earlier use of the page; it is noticed when it would be woken, because it no longer
 * has the word mapped, goes on with CANCELLED and does not count.
 */
public final class Futexes {
    private static final int BATCH = SystemCall.FUTEX_BATCH;

    /** 2^64 divided by the golden ratio: an odd factor, so that different words have different keys. */
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private static final int TARGET_WORD = 2;

    private Futexes() {}

    /**
     * {@code tcb} waits at the word {@code address} until somebody wakes it, unless the word is not {@code expected} any
     * more: then it gets {@link ErrorCode#WOULD_BLOCK}. At {@code time} it gets {@link ErrorCode#TIMEOUT}.
     */
    @NoInline
    public static void await(Tcb tcb, long address, long expected, long time) throws Refusal {
        long physical = UserWords.writable(tcb, address, 0);
        if (UserWords.read(physical) != (int) expected) {
            throw Refusal.WOULD_BLOCK;
        }
        if (Timeouts.passed(time)) {
            Messages.complete(tcb, ErrorCode.TIMEOUT);
            return;
        }
        tcb.state(ThreadState.WAITING_FUTEX);
        enter(tcb, address, physical * MIX);
        Timeouts.set(tcb, time);
    }

    /** Wakes up to {@code count} waiters of the word {@code address}, first come first served; their number is the value. */
    @NoInline
    public static void wake(Tcb tcb, long address, long count) throws Refusal {
        long key = UserWords.writable(tcb, address, 0) * MIX;
        int woken = wakeAt(key, limit(count, BATCH));
        tcb.rax(ErrorCode.OK);
        tcb.rdi(woken);
    }

    /**
     * If the word {@code address} is still {@code expected}, wakes up to {@code count} of its waiters and lets up to
     * {@code moved} others wait at the word {@code target} instead. Waiters of other address spaces are woken in place of
     * being moved. The value is the number of woken ones and, from bit 32 on, of moved ones.
     */
    @NoInline
    public static void requeue(Tcb tcb, long address, long expected, long target, int count, int moved) throws Refusal {
        long from = UserWords.writable(tcb, address, 0);
        long to = UserWords.writable(tcb, target, TARGET_WORD);
        if (UserWords.read(from) != (int) expected) {
            throw Refusal.WOULD_BLOCK;
        }
        if (from == to) {
            throw Refusal.invalidArgument(TARGET_WORD);
        }
        int woken = wakeAt(from * MIX, limit(count, BATCH));
        int rest = limit(moved, BATCH - woken);
        long requeued = 0;
        for (int i = 0; i < rest; i++) {
            FutexNode node = FutexTree.find(from * MIX);
            if (node.address() == 0) {
                break;
            }
            Tcb waiter = Tcbs.containing(node.waiters().head());
            leave(waiter);
            if (waiter.vspace().extra() == tcb.vspace().extra()) {
                enter(waiter, target, to * MIX);
                requeued++;
            } else {
                woken += finish(waiter, from * MIX);
            }
        }
        tcb.rax(ErrorCode.OK);
        tcb.rdi(requeued << Integer.SIZE | woken);
    }

    private static int limit(long wanted, int most) {
        return wanted < 0 || wanted > most ? most : (int) wanted;
    }

    /** Takes {@code tcb}, which waits at a futex, out of its queue. */
    static void leave(Tcb tcb) {
        FutexNode node = FutexTree.find(tcb.link().object());
        WaitQueues.remove(node.waiters(), tcb.link());
        if (node.address() != tcb.futex().address()) {
            return;
        }
        long head = node.waiters().head();
        if (head == 0) {
            FutexTree.remove(node);
        } else {
            FutexNode heir = Tcbs.containing(head).futex();
            heir.waiters().head(head);
            heir.waiters().tail(node.waiters().tail());
            FutexTree.replace(node, heir);
        }
    }

    private static void enter(Tcb tcb, long address, long key) {
        FutexNode own = tcb.futex();
        own.word(address);
        FutexNode node = FutexTree.find(key);
        if (node.address() == 0) {
            own.waiters().head(0);
            FutexTree.insert(own, key);
            node = own;
        }
        WaitQueues.append(node.waiters(), tcb.link(), key);
    }

    private static int wakeAt(long key, int count) {
        int woken = 0;
        for (int i = 0; i < BATCH && woken < count; i++) {
            FutexNode node = FutexTree.find(key);
            if (node.address() == 0) {
                break;
            }
            Tcb waiter = Tcbs.containing(node.waiters().head());
            leave(waiter);
            woken += finish(waiter, key);
        }
        return woken;
    }

    /** Lets {@code waiter} go on; 1 if it still has the word, 0 if it was left over. */
    private static int finish(Tcb waiter, long key) {
        boolean current = UserWords.translate(waiter, waiter.futex().word()) * MIX == key;
        Timeouts.clear(waiter);
        Messages.complete(waiter, current ? ErrorCode.OK : ErrorCode.CANCELLED);
        waiter.state(ThreadState.RUNNING);
        Scheduler.makeReady(waiter);
        return current ? 1 : 0;
    }
}
