package org.saltyos.kernite.arch.x86_64;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;

/** Every protection that the processor reports is switched on, and none that it does not. */
class ProcessorTest {
    private static final long UMIP = 1 << 11;
    private static final long SMEP = 1 << 20;
    private static final long SMAP = 1 << 21;
    private static final long XSAVE = 1 << 18;
    private static final long FXSAVE_AND_EXCEPTIONS = 3 << 9;
    private static final long CLOSED = 1 << 3;
    private static final long EMULATION = 1 << 2;
    private static final int X87_SSE_AVX = 7;
    private static final int AVX_512 = 7 << 5;

    @BeforeEach
    void machine() {
        Machine.reset();
        leaf(0, 13, 0, 0);
    }

    /** The state of the kernel's class outlives a machine: the next test begins with FXSAVE again. */
    @AfterEach
    void backToFxsave() {
        Machine.reset();
        FloatingPoint.start();
    }

    private static void leaf(int leaf, long eax, long ebx, long ecx) {
        Machine.current().setRegister("cpuid" + leaf + ".0.low", eax | ebx << Integer.SIZE);
        Machine.current().setRegister("cpuid" + leaf + ".0.high", ecx);
    }

    private static long cr4() {
        return Machine.current().register("cr4");
    }

    @Test
    void switchesOnWhatThereIs() {
        leaf(7, 0, 1 << 7 | 1 << 20, 1 << 2);
        Processor.protect();
        assertThat(cr4()).isEqualTo(SMEP | SMAP | UMIP);
    }

    @Test
    void leavesOffWhatThereIsNot() {
        leaf(7, 0, 1 << 7, 0);
        Processor.protect();
        assertThat(cr4()).isEqualTo(SMEP);
    }

    @Test
    void believesNoLeafBeyondTheLast() {
        leaf(0, 6, 0, 0);
        leaf(7, 0, 0xffff_ffffL, 0xffff_ffffL);
        Processor.protect();
        assertThat(cr4()).isZero();
    }

    @Test
    void floatingPointStartsClosed() {
        Machine.current().setRegister("cr0", 0x8001_0037L);
        FloatingPoint.start();
        long cr0 = Machine.current().register("cr0");
        assertThat(cr0 & CLOSED).isEqualTo(CLOSED);
        assertThat(cr0 & EMULATION).isZero();
        assertThat(cr4()).as("no XSAVE").isEqualTo(FXSAVE_AND_EXCEPTIONS);
        assertThat(FloatingPoint.bytes()).isEqualTo(512);
    }

    @Test
    void floatingPointStateIsAsLargeAsTheProcessorSays() {
        leaf(1, 0, 0, 1 << 26);
        leaf(13, X87_SSE_AVX, 832, 0);
        FloatingPoint.start();
        assertThat(cr4()).isEqualTo(FXSAVE_AND_EXCEPTIONS | XSAVE);
        assertThat(Machine.current().register("xcr0")).isEqualTo(X87_SSE_AVX);
        assertThat(FloatingPoint.bytes()).isEqualTo(832);
    }

    @Test
    void stateThatIsTooLargeGoesWithoutAvx512() {
        leaf(1, 0, 0, 1 << 26);
        leaf(13, X87_SSE_AVX | AVX_512, FloatingPoint.MAX_BYTES + 64, 0);
        FloatingPoint.start();
        assertThat(Machine.current().register("xcr0")).isEqualTo(X87_SSE_AVX);
    }
}
