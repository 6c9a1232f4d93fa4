package subset;

import org.saltyos.lang.Asm;
import org.saltyos.lang.Import;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;
import org.saltyos.lang.memory.Mmio;

/** SALT0807, SALT0809: what is a model of assembly, and what makes a method unsafe. */
public final class AssemblyModels {
    private static boolean halted;

    private AssemblyModels() {}

    @Import("reset_all")
    private static void reset() {
        throw new UnsupportedOperationException(); // SALT0807: AssemblyModels.reset is assembly, and its Java body only
    }

    @Asm(code = "rdtscp", out = "={rax}")
    private static long identify() {
        throw new UnsupportedOperationException("not on HotSpot"); // SALT0807: AssemblyModels.identify is assembly
    }

    @Asm(code = "hlt")
    private static void halt() {
        halted = true;
    }

    @Asm(code = "nop")
    private static void nothing() {}

    /** The error is made first, but there is an answer to most. */
    @Asm(
            code = "shrl $$1, %edi",
            in = {"{edi}"},
            out = "={edi}")
    private static int half(int a) {
        UnsupportedOperationException odd = new UnsupportedOperationException("an odd number");
        if ((a & 1) != 0) {
            throw odd;
        }
        return a / 2;
    }

    @Import("even")
    private static void expectEven(int a) {
        UnsupportedOperationException odd = new UnsupportedOperationException("an odd number");
        if ((a & 1) != 0) {
            throw odd;
        }
    }

    /** What the processor would do to the program. */
    @Asm(code = "ud2")
    private static void stop() {
        throw new IllegalStateException("undefined instruction");
    }

    @Unsafe(because = "the instructions of these methods touch no memory")
    public static int calls(int a) {
        reset();
        halt();
        nothing();
        expectEven(a);
        stop();
        return half(a) + (int) identify();
    }

    @Unsafe(because = "the caller owns the word at the address")
    public static int memory(long address) {
        return Mem.getInt(address);
    }

    @Unsafe(because = "the caller has the register at the address mapped")
    public static int device(long address) {
        return Mmio.getInt(address);
    }

    @Unsafe(because = "the assembly file touches no memory")
    public static int imported(int a) {
        expectEven(a);
        return a;
    }

    /** What is unsafe in another method needs its reason there. */
    @Unsafe(because = "the caller owns the word at the address")
    public static int onlyCalls(long address) {
        return memory(address); // SALT0809: AssemblyModels.onlyCalls is @Unsafe, but uses no unsafe operation
    }

    public static int callsWithoutSaying(long address) {
        return memory(address);
    }
}
