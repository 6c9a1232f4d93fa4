package subset;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Import;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.effect.Blocks;
import org.saltyos.lang.effect.Io;
import org.saltyos.lang.effect.Irq;
import org.saltyos.lang.effect.NoBlock;
import org.saltyos.lang.effect.NoIo;
import org.saltyos.lang.effect.NoUnsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** SALT0901, SALT0908: promises about effects hold for everything that is called. */
public final class EffectPromises {
    interface Device {
        int read(int register);
    }

    static final class Register implements Device {
        @Override
        @Unsafe(because = "the register lies in the device's page")
        public int read(int register) {
            return Mmio.getInt(0x1000L + register);
        }
    }

    static final class Constant implements Device {
        @Override
        public int read(int register) {
            return register;
        }
    }

    private static final Device REGISTER = new Register();
    private static final Device CONSTANT = new Constant();

    private EffectPromises() {}

    @Blocks
    private static int receive(int endpoint) {
        return endpoint;
    }

    private static int serve(int endpoint) {
        return endpoint == 0 ? 0 : receive(endpoint);
    }

    @NoBlock
    public static int quick(int endpoint) {
        int sum = endpoint + 1;
        return sum + serve(sum); // SALT0901: EffectPromises.quick is @NoBlock, but waits
    }

    @NoBlock
    public static int really(int endpoint) {
        return endpoint * 2;
    }

    public static int free(int endpoint) {
        return serve(endpoint);
    }

    @NoBlock
    public static int throughSeveralCalls(int endpoint) {
        int next = endpoint + 1;
        return free(next); // SALT0901: EffectPromises.throughSeveralCalls is @NoBlock, but waits
    }

    private static Device choose(int which) {
        return which == 0 ? REGISTER : CONSTANT;
    }

    @NoIo
    public static int throughInterface(int which) {
        return choose(which).read(8); // SALT0901: is @NoIo, but touches a device
    }

    @Asm(
            code = "inb %dx, %al",
            in = {"{dx}"},
            out = "={al}")
    private static byte port(short number) {
        return (byte) number;
    }

    @NoIo
    @Unsafe(because = "reading this port has no effect on memory")
    public static int ports(int number) {
        return port((short) number); // SALT0901: is @NoIo, but touches a device
    }

    @Io
    private static int marked(int a) {
        return a;
    }

    @NoIo
    public static int callsMarked(int a) {
        return marked(a); // SALT0901: is @NoIo, but touches a device
    }

    @Unsafe(because = "the caller owns the word at the address")
    private static long peek(long address) {
        return Mem.getLong(address);
    }

    @NoUnsafe
    public static long careful(long address) {
        return peek(address); // SALT0901: is @NoUnsafe, but uses an unsafe operation
    }

    @Import("fence_port")
    private static int imported(int a) {
        return a;
    }

    @NoUnsafe
    @Unsafe(because = "the assembly file touches no memory")
    public static int callsAssembly(int a) {
        return imported(a); // SALT0901: is @NoUnsafe, but uses an unsafe operation
    }

    @NoUnsafe
    @Unsafe(because = "reading this port has no effect on memory")
    public static int callsInlineAssembly(int a) {
        return port((short) a); // SALT0901: is @NoUnsafe, but uses an unsafe operation
    }

    /** What a class promises, each of its methods does. */
    @NoUnsafe
    @NoIo
    static final class Careful {
        private Careful() {}

        @Unsafe(because = "the caller owns the word at the address")
        static long rawMemory(long address) {
            return Mem.getLong(address); // SALT0901: Careful.rawMemory is @NoUnsafe, but uses an unsafe operation
        }

        static int device(int register) {
            return REGISTER.read(register); // SALT0901: Careful.device is @NoIo, but touches a device | Careful.device is @NoUnsafe, but uses an unsafe operation
        }

        static long onlyComputes(long a) {
            return Long.rotateLeft(a, 3) + really((int) a);
        }
    }

    public static long careful(long address, int register) {
        return Careful.rawMemory(address) + Careful.device(register) + Careful.onlyComputes(address);
    }

    @NoIo
    @Unsafe(because = "the caller owns the word at the address")
    public static long memoryIsNoDevice(long address) {
        return Mem.getLong(address) + Integer.bitCount((int) address);
    }

    @Irq
    public static int interrupt(int line) {
        return serve(line); // SALT0908: interrupt handler EffectPromises.interrupt waits
    }

    @Irq
    public static int goodInterrupt(int line) {
        return line + REGISTER.read(line);
    }
}
