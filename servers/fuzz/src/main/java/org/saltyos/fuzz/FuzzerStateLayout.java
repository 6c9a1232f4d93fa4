package org.saltyos.fuzz;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** What a thread that makes random calls and the main thread tell each other. */
@Struct(size = 64, mmio = true)
public interface FuzzerStateLayout {
    /** State of the random numbers; never 0. */
    @At(0)
    long dice();

    /** Sets the state of the random numbers. */
    void dice(long value);

    /** System calls begun so far. */
    @At(8)
    long made();

    /** Sets the number of system calls begun. */
    void made(long value);

    /** System calls that were answered with OK so far. */
    @At(16)
    long succeeded();

    /** Sets the number of system calls that were answered with OK. */
    void succeeded(long value);

    /** Answers so far that hold an address of the kernel. */
    @At(24)
    long leaks();

    /** Sets the number of answers that hold an address of the kernel. */
    void leaks(long value);

    /** The first value of the kernel's that was told, for the report. */
    @At(32)
    long leaked();

    /** Sets the first value of the kernel's that was told. */
    void leaked(long value);

    /** The main thread's clock at its last look, in nanoseconds; deadlines lie around it. */
    @At(40)
    long now();

    /** Sets the clock. */
    void now(long value);

    /** The system call that was begun last: its number, for the report. */
    @At(48)
    int number();

    /** Sets the number of the system call that was begun last. */
    void number(int value);

    /** The operation of the last system call on a capability, for the report. */
    @At(52)
    int label();

    /** Sets the operation of the last system call on a capability. */
    void label(int value);

    /** The operation whose answer told the first value of the kernel's. */
    @At(56)
    int leak();

    /** Sets the operation whose answer told the first value of the kernel's. */
    void leak(int value);
}
