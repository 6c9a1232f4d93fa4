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

    @Asm(
            code = "nop",
            out = {"={rax}", "{rbx}"},
            in = {"{foo}", "y"},
            clobber = {"memory", "rzx"})
    private static Pair strange(long a, long b) {
        return new Pair(a, b);
    }

    record Pair(long a, long b) {}

    @Unsafe(because = "no operation touches no memory")
    public static long constraints(long a) {
        return strange(a, a).a(); // SALT0806: output "{rbx}" has no =; input "{foo}" is not a constraint; input "y"
    }

    @Asm(code = "nop", out = "=r", in = "3", clobber = "cl")
    private static long tied(long a) {
        return a;
    }

    @Unsafe(because = "no operation touches no memory")
    public static long tiedToNothing(long a) {
        return tied(a); // SALT0806: input "3" names no output
    }

    @Unsafe(because = "the caller owns the eight bytes at the address")
    public static long allowed(long address) {
        return Mem.getLong(address);
    }
}
