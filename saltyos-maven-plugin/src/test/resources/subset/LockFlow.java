package subset;

import org.saltyos.lang.Fault;
import org.saltyos.lang.effect.Irq;
import org.saltyos.lang.sync.Acquires;
import org.saltyos.lang.sync.GuardedBy;
import org.saltyos.lang.sync.Holds;
import org.saltyos.lang.sync.LockOrder;
import org.saltyos.lang.sync.Releases;

/** SALT1101, SALT1102, SALT1104: locks along catch blocks, through callers, with names and with arguments. */
@LockOrder({"FIRST", "SECOND"})
public final class LockFlow {
    static final class Lock {
        private int owner;

        @Acquires
        void lock(long deadline, int who) {
            owner = who + (int) deadline;
        }

        @Releases
        void unlock() {
            owner = 0;
        }
    }

    static final class Late extends Fault {
        private static final long serialVersionUID = 1L;
        static final Late LATE = new Late();

        private Late() {
            super(1, "late");
        }
    }

    /** A field that its constructor sets before anybody else can see it. */
    static final class Counter {
        @GuardedBy("FIRST")
        private int value;

        private int free;

        Counter(int start) {
            value = start;
            free = start;
        }

        int read() {
            return value + free; // SALT1101: LockFlow.Counter.value is used without lock
        }
    }

    private static final Lock FIRST = new Lock();
    private static final Lock SECOND = new Lock();
    private static final Counter COUNTER = new Counter(4);

    @GuardedBy("FIRST")
    private static int guarded;

    private static int ticks;
    private static int limit;
    private static int seen;

    private LockFlow() {}

    private static int check(int a) throws Late {
        if (a > 7) {
            throw Late.LATE;
        }
        return a;
    }

    public static int heldInTheCatchBlock(int a) {
        FIRST.lock(1L, a);
        try {
            guarded = check(a);
        } catch (Late late) {
            guarded = late.code();
        }
        FIRST.unlock();
        return a;
    }

    public static int givenUpBeforeTheCatchBlock(int a) {
        FIRST.lock(2L, a);
        try {
            guarded++;
            FIRST.unlock();
            return check(a);
        } catch (Late late) {
            guarded = late.code(); // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
            return 1;
        }
    }

    public static int takenInTheTryBlock(int a) {
        try {
            int result = check(a);
            FIRST.lock(3L, a);
            guarded += result + check(a);
        } catch (Late late) {
            guarded = late.code(); // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
            return 2; // SALT1101: LockFlow.takenInTheTryBlock can return with lock LockFlow.FIRST held
        }
        FIRST.unlock();
        return a;
    }

    public static void inATable(int a) {
        switch (a) {
            case 1:
                FIRST.lock(10L, a);
                guarded++;
                break;
            case 2:
                guarded++; // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
                return;
            case 3:
                FIRST.lock(11L, a);
                break;
            default:
                FIRST.lock(12L, a);
        }
        guarded++;
        FIRST.unlock();
    }

    private static void limit(int a) {
        assert a != 9 : "limit";
    }

    public static void inAWideTable(int a) {
        switch (a) {
            case 1:
                FIRST.lock(13L, a);
                break;
            case 1000:
                return;
            case -7:
                limit(a);
                break;
            default:
                FIRST.lock(14L, a);
        }
        guarded++; // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
        FIRST.unlock();
    }

    @Acquires("FIRST")
    private static void take() {
        FIRST.lock(0, 0);
    }

    @Releases("FIRST")
    private static void give() {
        FIRST.unlock();
    }

    public static int byName() {
        take();
        int result = guarded;
        give();
        return result + guarded; // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
    }

    @Acquires
    private static void takeNobodyKnowsWhich() {}

    public static void withoutAName() {
        takeNobodyKnowsWhich(); // SALT1102: this lock is not read from a static final field
    }

    @Holds("FIRST")
    private static void givesUpWhatItsCallersRelyOn() {
        FIRST.unlock();
    } // SALT1101: can return with lock LockFlow.FIRST given up, which its callers rely on

    public static void relies() {
        FIRST.lock(4L, 1);
        givesUpWhatItsCallersRelyOn();
        FIRST.unlock();
    }

    private static int deepest() {
        return guarded;
    }

    private static int deep() {
        return deepest() + 1;
    }

    public static int inferredThroughTwo() {
        FIRST.lock(5L, 2);
        int result = deep();
        FIRST.unlock();
        return result;
    }

    private static int sometimes() {
        return guarded; // SALT1101: LockFlow.guarded is used without lock LockFlow.FIRST
    }

    private static int between() {
        return sometimes() + 1;
    }

    public static int oneCallerWithoutIt() {
        FIRST.lock(6L, 3);
        int result = between();
        FIRST.unlock();
        return result + between();
    }

    private static int factorial(int n) {
        guarded += n;
        return n < 2 ? 1 : n * product(n - 1);
    }

    @org.saltyos.lang.Depth(20)
    private static int product(int n) {
        return n > 20 ? 0 : factorial(n);
    }

    public static int inferredAroundACircle(int n) {
        FIRST.lock(7L, 4);
        int result = factorial(n);
        FIRST.unlock();
        return result;
    }

    public static void inOrderAcrossACall() {
        FIRST.lock(8L, 5);
        second();
        FIRST.unlock();
    }

    private static void second() {
        SECOND.lock(9L, 6);
        SECOND.unlock();
    }

    public static int read() {
        return COUNTER.read();
    }

    /** What both only read needs nothing; what one of them writes does. */
    @Irq
    public static void timer() {
        seen = ticks + limit; // SALT1104: LockFlow.ticks is used by an interrupt handler here
    }

    @Irq
    public static void otherTimer() {
        seen++;
    }

    public static int time() {
        ticks++;
        return ticks + limit;
    }
}
