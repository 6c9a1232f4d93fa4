package org.saltyos.paths;

import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.basalt.capability.Notification;
import org.saltyos.basalt.capability.SchedContext;
import org.saltyos.basalt.capability.SchedControl;
import org.saltyos.basalt.capability.Tcb;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.basalt.start.Startup;

/**
 * The threads and objects of the test. Deadlines lie so far apart, and budgets are so long, that who runs first never
 * depends on how long anything takes: the urgent waiter, then the server with its own time, then the patient waiter,
 * then the main thread, which has no reservation.
 */
final class World {
    /** A passive server in an address space of its own. */
    static final Actor FAR = new Actor(0);

    /** A passive server in this address space, bound to a notification that nobody signals. */
    static final Actor NEAR = new Actor(1);

    /** A server with its own time, bound to a notification that is signalled. */
    static final Actor ACTIVE = new Actor(2);

    /** A thread that waits for signals, more urgent than all others. */
    static final Actor URGENT = new Actor(3);

    /** A thread that waits for signals, less urgent than all others but the main thread. */
    static final Actor PATIENT = new Actor(4);

    /** A thread that waits for signals, more urgent than all others, but with little time in each short period. */
    static final Actor SHORT = new Actor(5);

    /** A server that loses its address space again and again, see {@link Doomed}. */
    static final Actor DOOMED = new Actor(6);

    /** Number of servers: the first actors. */
    static final int SERVERS = 3;

    /** Capabilities to each endpoint through which it can be called: the last one lets no capabilities travel. */
    static final int CALLABLE = 4;

    /** Bad addresses that {@link #bad} knows. */
    static final int BAD = 10;

    private static final long SECOND = 1_000_000_000L;
    private static final long URGENT_PERIOD = 4 * SECOND;
    private static final long ACTIVE_PERIOD = 40 * SECOND;
    private static final long PATIENT_PERIOD = 400 * SECOND;
    private static final int SHARE = 5;
    private static final long DOOMED_PERIOD = 500 * SECOND;

    /** The short thread's time in nanoseconds, and instructions under {@code -icount shift=0}, in each period. */
    static final int SHORT_BUDGET = 20_000;

    /** The short thread's period in nanoseconds. */
    static final int SHORT_PERIOD = 1_000_000;

    private static final int[] ENDPOINT = new int[SERVERS];
    private static final int[] CALLERS = new int[SERVERS * CALLABLE];
    private static final int[] NOT_RECEIVABLE = new int[SERVERS];
    private static final int[] NOT_CALLABLE = new int[SERVERS];
    private static final int[] SIGNALS = new int[10];
    private static final long[] THREADS = new long[SERVERS];

    private static int inbox;
    private static int nobody;
    private static int readable;
    private static int thread;

    private World() {}

    /** The endpoint of a server, with all rights. */
    static int endpoint(Actor server) {
        return ENDPOINT[server.number()];
    }

    /** A capability through which a server can be called. */
    static int caller(Actor server) {
        return CALLERS[server.number() * CALLABLE + Dice.below(CALLABLE)];
    }

    /** The endpoint at which the main thread receives; calling it waits until then. */
    static int inbox() {
        return inbox;
    }

    /** The notification of nobody; reading allowed. */
    static int nobody() {
        return nobody;
    }

    /** A capability to signal: nobody 0 and 1, the urgent waiter 2, 3, the patient one 4, 5, the active server 6, 7, the short one 8, 9. */
    static int signal(int which) {
        return SIGNALS[which];
    }

    /** A capability address that neither Call, ReplyReceive nor Signal works with, except the rights of the last two. */
    static long bad(int which, int call) {
        return switch (which) {
            case 0 -> Slots.EMPTY;
            case 1 -> Slots.EMPTY + 1L;
            case 2 -> 1L << 40;
            case 3 -> -1;
            case 4 -> Startup.CNODE_SLOT;
            case 5 -> thread;
            case 6 -> Long.MIN_VALUE;
            case 7 -> call == SystemCall.SIGNAL ? ENDPOINT[0] : nobody;
            default -> refused(call, which % SERVERS);
        };
    }

    /** A capability of the right kind without the right that the call needs. */
    private static int refused(int call, int server) {
        return switch (call) {
            case SystemCall.CALL -> NOT_CALLABLE[server];
            case SystemCall.SIGNAL -> readable;
            default -> NOT_RECEIVABLE[server];
        };
    }

    /** Makes everything; all actors wait in their idle calls afterwards. */
    static void make(SchedControl time) throws KernelFault {
        for (int i = 0; i < SERVERS; i++) {
            makeEndpoint(i);
        }
        inbox = Slots.make(ObjectType.ENDPOINT);
        nobody = Slots.make(ObjectType.NOTIFICATION);
        readable = Slots.mint(nobody, Rights.READ, 1);
        int urgent = Slots.make(ObjectType.NOTIFICATION);
        int patient = Slots.make(ObjectType.NOTIFICATION);
        int bound = Slots.make(ObjectType.NOTIFICATION);
        int brief = Slots.make(ObjectType.NOTIFICATION);
        signals(0, nobody);
        signals(2, urgent);
        signals(4, patient);
        signals(6, bound);
        signals(8, brief);

        SchedContext shared = context(time, ACTIVE_PERIOD);
        Tcb far = FAR.makeFar(SystemCall.REPLY_RECEIVE, endpoint(FAR));
        shared.bind(far);
        far.start(FAR.farEntry(), FAR.ringAddress(), 0);
        shared.unbind();

        Tcb near = NEAR.make(true, SystemCall.REPLY_RECEIVE, endpoint(NEAR), 0);
        near.bind(new Notification(Slots.make(ObjectType.NOTIFICATION)));
        shared.bind(near);
        near.start(Code.actor(), NEAR.ringAddress(), 0);
        shared.unbind();

        Tcb active = ACTIVE.make(true, SystemCall.REPLY_RECEIVE, endpoint(ACTIVE), 0);
        active.bind(new Notification(bound));
        shared.bind(active);
        active.start(Code.actor(), ACTIVE.ringAddress(), 0);

        Tcb first = URGENT.make(false, SystemCall.WAIT, urgent, CALLERS[ACTIVE.number() * CALLABLE + 1]);
        context(time, URGENT_PERIOD).bind(first);
        first.start(Code.actor(), URGENT.ringAddress(), 0);
        Tcb last = PATIENT.make(false, SystemCall.WAIT, patient, CALLERS[FAR.number() * CALLABLE + 2]);
        context(time, PATIENT_PERIOD).bind(last);
        last.start(Code.actor(), PATIENT.ringAddress(), 0);
        thread = (int) last.address();
        Tcb little = SHORT.make(false, SystemCall.WAIT, brief, 0);
        SchedContext context = new SchedContext(Slots.make(ObjectType.SCHED_CONTEXT));
        time.configure(context, SHORT_BUDGET, SHORT_PERIOD, SHORT_PERIOD);
        context.bind(little);
        little.start(Code.actor(), SHORT.ringAddress(), 0);
        THREADS[FAR.number()] = far.address();
        THREADS[NEAR.number()] = near.address();
        THREADS[ACTIVE.number()] = active.address();
        SchedContext doomed = new SchedContext(Slots.make(ObjectType.SCHED_CONTEXT));
        time.configure(doomed, SECOND, DOOMED_PERIOD, DOOMED_PERIOD);
        Doomed.make(doomed);
    }

    /** The thread of a server. */
    static Tcb thread(Actor server) {
        return new Tcb(THREADS[server.number()]);
    }

    private static void makeEndpoint(int server) throws KernelFault {
        int endpoint = Slots.make(ObjectType.ENDPOINT);
        ENDPOINT[server] = endpoint;
        int first = server * CALLABLE;
        CALLERS[first] = endpoint;
        CALLERS[first + 1] = Slots.mint(endpoint, Rights.ALL, 0x1234_5678_9abcL + server);
        CALLERS[first + 2] = Slots.mint(endpoint, Rights.ALL, 1L << 63 | server);
        CALLERS[first + 3] = Slots.mint(endpoint, Rights.WRITE | Rights.GRANT_REPLY, 7);
        NOT_CALLABLE[server] = Slots.mint(endpoint, Rights.READ | Rights.WRITE, 8);
        NOT_RECEIVABLE[server] = Slots.mint(endpoint, Rights.WRITE | Rights.GRANT | Rights.GRANT_REPLY, 9);
    }

    private static void signals(int first, int notification) throws KernelFault {
        SIGNALS[first] = Slots.mint(notification, Rights.WRITE, 1L << first);
        SIGNALS[first + 1] = Slots.mint(notification, Rights.ALL, 3L << 32 | first);
    }

    private static SchedContext context(SchedControl time, long period) throws KernelFault {
        SchedContext context = new SchedContext(Slots.make(ObjectType.SCHED_CONTEXT));
        time.configure(context, period / SHARE, period, period);
        return context;
    }
}
