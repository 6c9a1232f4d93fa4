package subset;

import org.saltyos.lang.Fault;
import org.saltyos.lang.effect.Blocks;
import org.saltyos.lang.effect.Irq;
import org.saltyos.lang.sync.Acquires;
import org.saltyos.lang.sync.GuardedBy;
import org.saltyos.lang.sync.Holds;
import org.saltyos.lang.sync.InterruptsOff;
import org.saltyos.lang.sync.InterruptsOn;
import org.saltyos.lang.sync.LockOrder;
import org.saltyos.lang.sync.NonPreemptible;
import org.saltyos.lang.sync.PerCpu;
import org.saltyos.lang.sync.Releases;
import org.saltyos.lang.sync.TicketLock;

/** SALT1101 to SALT1105, SALT0908: locks guard what they say, in their order, and nobody waits while holding one. */
@LockOrder({"TABLE", "QUEUE"})
public final class Locks {
    static final class Lock {
        private boolean taken;

        @Acquires
        void lock() {
            taken = true;
        }

        @Releases
        void unlock() {
            taken = false;
        }
    }

    static final class Late extends Fault {
        static final Late LATE = new Late();

        private Late() {
            super(1, "late");
        }
    }

    private static final Lock TABLE = new Lock();
    private static final Lock QUEUE = new Lock();
    private static final Lock STRAY = new Lock();

    @GuardedBy("TABLE")
    private static int entries;

    @GuardedBy("KERNEL")
    private static int scheduled;

    @PerCpu
    private static int current;

    private static int ticks;
    private static volatile int alarms;

    private Locks() {}

    public static int unguarded() {
        return entries; // SALT1101: Locks.entries is used without lock Locks.TABLE, which guards it
    }

    public static int guarded() {
        TABLE.lock();
        int result = entries;
        TABLE.unlock();
        return result;
    }

    public static int sometimes(int a) {
        if (a > 0) {
            TABLE.lock();
        }
        entries = a; // SALT1101: used without lock Locks.TABLE
        if (a > 0) {
            TABLE.unlock();
        }
        return a; // SALT1101: can return with lock Locks.TABLE held
    }

    @Holds("TABLE")
    private static int held() {
        return entries + 1;
    }

    public static int callsHeld() {
        int before = held(); // SALT1101: Locks.held is called without lock Locks.TABLE
        TABLE.lock();
        int after = held();
        TABLE.unlock();
        return before + after;
    }

    @Holds("KERNEL")
    public static int entry() {
        scheduled++;
        return scheduled;
    }

    public static int notEntry() {
        scheduled++; // SALT1101: Locks.scheduled is used without lock KERNEL
        return 0;
    }

    private static int check(int a) throws Late {
        if (a > 7) {
            throw Late.LATE;
        }
        return a;
    }

    private static int lostByFault(int a) throws Late {
        TABLE.lock();
        int result = check(a); // SALT1101: can end by a fault with lock Locks.TABLE held
        TABLE.unlock();
        return result;
    }

    private static int keptByFinally(int a) throws Late {
        TABLE.lock();
        try {
            return check(a);
        } finally {
            TABLE.unlock();
        }
    }

    public static int faults(int a) {
        try {
            return lostByFault(a) + keptByFinally(a);
        } catch (Late late) {
            return late.code();
        }
    }

    public static void twice() {
        TABLE.unlock(); // SALT1101: lock Locks.TABLE is given up, but is not held here
    }

    public static void inOrder() {
        TABLE.lock();
        QUEUE.lock();
        QUEUE.unlock();
        TABLE.unlock();
    }

    public static void againstOrder() {
        QUEUE.lock();
        TABLE.lock(); // SALT1102: lock Locks.TABLE is taken while Locks.QUEUE is held, against the declared order
        TABLE.unlock();
        QUEUE.unlock();
    }

    public static void deeper() {
        QUEUE.lock();
        guarded(); // SALT1102: against the declared order
        QUEUE.unlock();
    }

    public static void undeclared() {
        QUEUE.lock();
        STRAY.lock(); // SALT1102: no @LockOrder names both
        STRAY.unlock();
        QUEUE.unlock();
    }

    public static void again() {
        TABLE.lock();
        guarded(); // SALT1102: lock Locks.TABLE is taken while it is held
        TABLE.unlock();
    }

    private static Lock choose(int a) {
        return a > 0 ? TABLE : QUEUE;
    }

    public static void nameless(int a) {
        choose(a).lock(); // SALT1102: this lock is not read from a static final field
    }

    private static int givenOrOwn(Lock given, int a) {
        Lock lock = given;
        if (a > 0) {
            lock = TABLE;
        }
        lock.lock(); // SALT1102: this lock is not read from a static final field
        int result = entries; // SALT1101: Locks.entries is used without lock Locks.TABLE
        lock.unlock(); // SALT1102: this lock is not read from a static final field
        return result;
    }

    public static int callsGivenOrOwn(int a) {
        return givenOrOwn(QUEUE, a);
    }

    @InterruptsOff
    private static void off() {}

    @InterruptsOn
    private static void on() {}

    public static int moves() {
        return current; // SALT1103: Locks.current is per-processor data
    }

    public static int stays() {
        off();
        current++;
        int result = current;
        on();
        return result;
    }

    @NonPreemptible
    private static int pinned() {
        return current;
    }

    public static int callsPinned() {
        int first = pinned(); // SALT1103: Locks.pinned is called without interrupts off
        off();
        int second = pinned();
        on();
        return first + second;
    }

    @NonPreemptible
    public static int exported() {
        return pinned();
    }

    @Blocks
    private static void await() {}

    private static void waits() {
        await();
    }

    public static void holdsAndWaits() {
        TABLE.lock();
        waits(); // SALT1105: Locks.waits can wait while lock Locks.TABLE is held
        TABLE.unlock();
        waits();
    }

    private static final TicketLock TICKETS = new TicketLock();

    @GuardedBy("TICKETS")
    private static int sold;

    public static int sell() {
        TICKETS.lock();
        sold++;
        int result = sold;
        TICKETS.unlock();
        return result;
    }

    public static int count() {
        return sold; // SALT1101: Locks.sold is used without lock Locks.TICKETS, which guards it
    }

    private static int inferred() {
        return sold;
    }

    public static int callsInferred() {
        TICKETS.lock();
        int result = inferred();
        TICKETS.unlock();
        return result;
    }

    @Irq
    public static void timer() {
        ticks++; // SALT1104: Locks.ticks is used by an interrupt handler here and by other code at Locks.time
        alarms = 1;
        guarded(); // SALT0908: interrupt handler Locks.timer takes a lock that leaves interrupts on
    }

    public static int time() {
        return ticks + alarms;
    }
}
