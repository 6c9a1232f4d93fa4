package subset;

import org.saltyos.lang.Unsafe;
import org.saltyos.lang.effect.Blocks;
import org.saltyos.lang.effect.Io;
import org.saltyos.lang.effect.NoBlock;
import org.saltyos.lang.effect.NoIo;
import org.saltyos.lang.memory.Mmio;

/** SALT0901: what a method of an interface or superclass promises or does, whatever runs instead promises or does. */
public final class InheritedPromises {
    interface Source {
        @NoIo
        int read(int register);

        int write(int register);
    }

    static final class Register implements Source {
        @Override
        @Unsafe(because = "the register lies in the device's page")
        public int read(int register) {
            return Mmio.getInt(0x1000L + register); // SALT0901: Register.read is @NoIo, as InheritedPromises.Source.read is
        }

        @Override
        @Unsafe(because = "the register lies in the device's page")
        public int write(int register) {
            return Mmio.getInt(0x1000L + register);
        }
    }

    static final class Constant implements Source {
        @Override
        public int read(int register) {
            return register;
        }

        @Override
        public int write(int register) {
            return 0;
        }
    }

    /** Nobody calls it as a source. */
    static final class Other {
        @Unsafe(because = "the register lies in the device's page")
        int read(int register) {
            return Mmio.getInt(0x1000L + register);
        }
    }

    @Blocks
    private static int receive(int endpoint) {
        return endpoint;
    }

    @NoBlock
    abstract static class Worker {
        abstract int work(int a);
    }

    static class Patient extends Worker {
        @Override
        int work(int a) {
            return receive(a); // SALT0901: Patient.work is @NoBlock, as InheritedPromises.Worker.work is, but waits
        }
    }

    static final class Quick extends Worker {
        @Override
        int work(int a) {
            return a + 1;
        }
    }

    /** What its implementations do is not seen. */
    interface Port {
        @Io
        int in(int number);

        @Blocks
        int out(int number);
    }

    static final class Simulated implements Port {
        @Override
        public int in(int number) {
            return number;
        }

        @Override
        public int out(int number) {
            return number;
        }
    }

    private static final Source REGISTER = new Register();
    private static final Source CONSTANT = new Constant();
    private static final Other OTHER = new Other();
    private static final Worker PATIENT = new Patient();
    private static final Worker QUICK = new Quick();
    private static final Port PORT = new Simulated();

    private InheritedPromises() {}

    private static Source source(int which) {
        return which == 0 ? REGISTER : CONSTANT;
    }

    private static Worker worker(int which) {
        return which == 0 ? PATIENT : QUICK;
    }

    public static int calls(int which) {
        return source(which).read(8) + source(which).write(8) + OTHER.read(8) + worker(which).work(8);
    }

    @NoIo
    public static int readsPort(int number) {
        return PORT.in(number); // SALT0901: InheritedPromises.readsPort is @NoIo, but touches a device
    }

    @NoBlock
    public static int writesPort(int number) {
        return PORT.out(number); // SALT0901: InheritedPromises.writesPort is @NoBlock, but waits
    }

    @NoBlock
    public static int onlyReadsPort(int number) {
        return PORT.in(number);
    }
}
