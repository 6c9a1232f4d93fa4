package subset;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/** SALT0801, SALT0803, SALT0806: raw access needs a reason, assembly a fitting signature. */
public final class Hardware {
    private Hardware() {}

    public static long silent(long address) {
        return Mem.getLong(address); // SALT0801: uses Mem.getLong, which is unsafe
    }

    @Unsafe(because = "ok")
    public static long empty(long address) {
        return Mem.getLong(address); // SALT0803: the reason of @Unsafe, "ok", says nothing
    }

    @Asm(code = "addq %rsi, %rdi", out = "={rdi}", in = "{rdi}")
    private static long add(long a, long b) {
        return a + b;
    }

    @Unsafe(because = "adding two registers touches no memory")
    public static long unfit(long a) {
        return add(a, a); // SALT0806: names 1 inputs and 1 outputs, but the method has 2 and 1
    }

    @Unsafe(because = "the caller owns the eight bytes at the address")
    public static long allowed(long address) {
        return Mem.getLong(address);
    }
}
