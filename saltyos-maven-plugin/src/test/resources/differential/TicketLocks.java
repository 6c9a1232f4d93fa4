package differential;

import org.saltyos.lang.sync.TicketLock;

/** A lock is taken and given up any number of times, and gives nothing but mutual exclusion. */
public final class TicketLocks {
    private static final TicketLock LOCK = new TicketLock();

    private TicketLocks() {}

    public static int locked(int a) {
        LOCK.lock();
        int result = a * 3;
        LOCK.unlock();
        return result;
    }

    public static int often(int a) {
        int sum = 0;
        for (int i = 0; i < 100; i++) {
            LOCK.lock();
            sum += a ^ i;
            LOCK.unlock();
        }
        return sum;
    }
}
