// profile: program
package subset;

import java.util.function.IntUnaryOperator;
import org.saltyos.lang.linear.Rights;

/** SALT1006: lambdas, and methods that run in another's place, need no more rights than it and give no fewer. */
public final class RightsOverrides {
    static final int READ = 1;
    static final int WRITE = 2;

    private static Port all = new Port(2);

    record Port(int address) {
        int send(@Rights(WRITE) Port this, int a) {
            return address + a;
        }

        int receive(@Rights(READ) Port this) {
            return address;
        }

        @Rights(READ)
        Port readOnly() {
            return this;
        }
    }

    private RightsOverrides() {}

    private static @Rights(READ) Port source(int a) {
        return all.readOnly();
    }

    private static int own(Port port) {
        return port.address;
    }

    interface Operation {
        int run(@Rights(READ) Port port, long a);

        default int runThis() {
            return 1;
        }
    }

    private static int use(Operation operation) {
        return operation.run(source(1), 2) + operation.runThis();
    }

    static final class Needing implements Operation {
        @Override
        public int run(@Rights(READ | WRITE) Port port, long a) {
            return port.send(1); // SALT1006: parameter 1 of RightsOverrides.Needing.run needs more rights than that of RightsOverrides.Operation.run
        }

        @Override
        public int runThis(@Rights(WRITE) Needing this) {
            return 2; // SALT1006: the receiver of RightsOverrides.Needing.runThis needs more rights than that of RightsOverrides.Operation.runThis
        }
    }

    static final class Content implements Operation {
        @Override
        public int run(@Rights(0) Port port, long a) {
            return (int) a;
        }
    }

    public static int overrides(int a) {
        return use(a > 3 ? new Needing() : new Content());
    }

    interface Source {
        Port get();
    }

    static final class LessSource implements Source {
        @Override
        public @Rights(READ) Port get() {
            return source(1); // SALT1006: the result of RightsOverrides.LessSource.get has fewer rights than that of RightsOverrides.Source.get
        }
    }

    static final class FullSource implements Source {
        @Override
        public Port get() {
            return all;
        }
    }

    private static int sendFrom(Source source) {
        return source.get().send(1);
    }

    public static int results(int a) {
        return sendFrom(a > 3 ? new LessSource() : new FullSource());
    }

    public static int lambdas(int a) {
        return use((port, number) -> port.receive() + (int) number)
                + use((@Rights(READ) Port port, long number) -> port.receive() + a)
                + sendFrom(() -> all);
    }

    public static int lambdaNeedsMore(int a) {
        return use((port, number) -> port.send(a)); // SALT1006: a value with rights 1 goes to the receiver
    }

    public static int lambdaPassesOn(int a) {
        return use((port, number) -> own(port)); // SALT1006: a value with rights 1 goes to parameter 1 of RightsOverrides.own
    }

    public static int lambdaGivesLess(int a) {
        return sendFrom(() -> source(a)); // SALT1006: a value with rights 1 goes to the result of a lambda
    }

    private static int apply(IntUnaryOperator operator, int a) {
        return operator.applyAsInt(a);
    }

    public static int captured(int a) {
        Port less = source(a);
        Port full = all;
        int sent = apply(x -> x + full.send(x), a);
        return sent + apply(x -> x + less.receive(), a); // SALT1006: a value with rights 1 goes to a lambda, which needs
    }

    public static int capturedByReference(int a) {
        Port less = source(a);
        return apply(less::send, a); // SALT1006: a value with rights 1 goes to a lambda, which needs every right
    }
}
