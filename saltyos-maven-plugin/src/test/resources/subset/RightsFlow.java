// profile: program
package subset;

import org.saltyos.lang.linear.Rights;

/** SALT1006: where the rights of a value come from, and where they are needed. */
public final class RightsFlow {
    static final int READ = 1;
    static final int WRITE = 2;

    private static @Rights(READ) Port reader = new Port(1).readOnly();
    private static Port all = new Port(2);
    private static int sum;

    private final @Rights(WRITE) Port writer = new Port(3);

    static final class Port {
        private final int address;

        Port(int address) {
            this.address = address;
        }

        int send(@Rights(WRITE) Port this, int a) {
            return address + a;
        }

        int receive(@Rights(READ) Port this) {
            return address;
        }

        int both(@Rights(READ | WRITE) Port this) {
            return send(1) + receive();
        }

        int receiveOnly(@Rights(READ) Port this) {
            return send(1); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Port.send, which needs rights 2
        }

        @Rights(READ)
        Port readOnly() {
            return this;
        }
    }

    private RightsFlow() {}

    private static @Rights(READ) Port source(int a) {
        return all.readOnly();
    }

    private static int own(Port port) {
        return port.address;
    }

    private static int first(@Rights(WRITE) Port port, int a) {
        return port.send(a);
    }

    private static Port widened(@Rights(READ) Port port) {
        return port; // SALT1006: goes to the result of RightsFlow.widened, which needs every right
    }

    private static int afterLong(long a, double b, @Rights(READ) Port port) {
        return port.send((int) a); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Port.send
    }

    private static int betweenNumbers(int a, @Rights(READ) Port port, long b) {
        long more = a + b;
        return port.receive() + (int) more;
    }

    private int ofInstance(Port full, @Rights(READ) Port less) {
        return full.send(1) + less.send(2) // SALT1006: a value with rights 1 goes to the receiver
                + writer.send(3);
    }

    private int ofOwnField() {
        return writer.receive(); // SALT1006: a value with rights 2 goes to the receiver of RightsFlow.Port.receive
    }

    public static int parameters(int a) {
        RightsFlow flow = new RightsFlow();
        return own(widened(source(a))) + afterLong(a, 1.0, source(a)) + betweenNumbers(a, source(a), 2L)
                + flow.ofInstance(all, source(a)) + flow.ofOwnField() + all.both() + all.receiveOnly();
    }

    public static int onlyCallsWithRights(int a) {
        return first(source(a), a); // SALT1006: a value with rights 1 goes to parameter 1 of RightsFlow.first, which needs
    }

    public static int secondParameter(int a) {
        return RightsFlow.plus(a, source(a)); // SALT1006: goes to parameter 2 of RightsFlow.plus, which needs every right
    }

    private static int plus(int a, Port port) {
        return a + own(port);
    }

    public static int onlyField(int a) {
        return own(reader); // SALT1006: a value with rights 1 goes to parameter 1 of RightsFlow.own
    }

    public static void intoField(int a) {
        reader = all;
        all = reader; // SALT1006: a value with rights 1 goes to field all, which needs every right
    }

    public static int onlyIntoField(int a) {
        reader = all;
        return own(all) + a;
    }

    public static int throughArrays(int a) {
        Port[] ports = {all, source(a)}; // SALT1006: a value with rights 1 goes to an array, which needs every right
        Port[][] rows = new Port[2][3];
        rows[0][0] = all;
        return ports[0].send(a) + rows[0][0].send(a) + elements(ports);
    }

    /** What is said of elements is not said of the array. */
    private static int elements(@Rights(READ) Port[] ports) {
        return count(ports) + ports[0].receive();
    }

    private static int count(Port[] ports) {
        return ports.length;
    }

    public static int throughCast(int a) {
        Object object = source(a);
        return ((Port) object).send(a); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Port.send
    }

    public static int inLoop(int a) {
        Port port = all;
        for (int i = 0; i < a; i++) {
            sum += port.receive();
            sum += port.send(i); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Port.send
            port = source(i);
        }
        Port same = a > 3 ? reader : source(a);
        return sum + same.receive();
    }

    /** A type inside another object, and a constructor with a parameter that the source does not mention. */
    final class Inner {
        final int number;

        Inner(int number, @Rights(READ) Port port) {
            this.number = number + port.send(1); // SALT1006: a value with rights 1 goes to the receiver
        }

        int send(@Rights(WRITE) Inner this) {
            return number;
        }
    }

    private static int sendInner(@Rights(READ) Inner inner) {
        return inner.send(); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Inner.send
    }

    public static int inner(int a) {
        RightsFlow flow = new RightsFlow();
        return sendInner(flow.new Inner(a, source(a)));
    }

    record Holder(@Rights(READ) Port port, Port full) {}

    public static int held(int a) {
        Holder holder = new Holder(source(a), all);
        return holder.port().receive() + holder.full().send(1)
                + holder.port().send(2); // SALT1006: a value with rights 1 goes to the receiver of RightsFlow.Port.send
    }

    public static int heldInTheWrongPlace(int a) {
        Holder holder = new Holder(all, source(a)); // SALT1006: goes to parameter 2 of RightsFlow.Holder.<init>
        return holder.full().send(1);
    }
}
