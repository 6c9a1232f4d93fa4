package org.saltyos.kernite.debug;

import org.saltyos.lang.At;
import org.saltyos.lang.Count;
import org.saltyos.lang.Struct;

/** What traps.S leaves on the stack when the kernel itself causes an exception. */
@Struct(size = 176)
public interface TrapFrameLayout {
    /** rax rbx rcx rdx rsi rdi rbp r8 ... r15, in this order. */
    @At(0)
    @Count(15)
    long general(int index);

    /** The exception's vector. */
    @At(120)
    long vector();

    /** The processor's error code, 0 for exceptions without one. */
    @At(128)
    long error();

    /** Address of the instruction. */
    @At(136)
    long instruction();

    /** Code segment. */
    @At(144)
    long codeSegment();

    /** Flags. */
    @At(152)
    long flags();

    /** Stack pointer. */
    @At(160)
    long stack();

    /** Stack segment. */
    @At(168)
    long stackSegment();
}
