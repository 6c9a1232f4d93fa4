package org.saltyos.conformance;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** What a computing thread is told and tells; both sides access it as device memory. */
@Struct(size = 128, mmio = true)
public interface FloatingBlockLayout {
    /** Contents of its first register, from which the others follow. */
    @At(0)
    long pattern();

    /** Sets the contents of its first register. */
    void pattern(long value);

    /** Number of the system call it makes. */
    @At(8)
    long call();

    /** Sets the number of the system call. */
    void call(long value);

    /** Capability address of the system call. */
    @At(16)
    long capability();

    /** Sets the capability address. */
    void capability(long value);

    /** Rounds after which it ends. */
    @At(24)
    long limit();

    /** Sets the rounds after which it ends. */
    void limit(long value);

    /** Rounds it has made. */
    @At(32)
    long rounds();

    /** Sets the rounds. */
    void rounds(long value);

    /** Its MXCSR. */
    @At(40)
    int control();

    /** Sets its MXCSR. */
    void control(int value);

    /** 0, or which register was wrong: 1 to 16 are xmm0 to xmm15, 17 is MXCSR, 18 is the top of the x87 stack. */
    @At(44)
    int error();

    /** Sets the error. */
    void error(int value);

    /** What it found in a control register. */
    @At(48)
    long found();

    /** Sets what it found. */
    void found(long value);
}
