package org.saltyos.basalt;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The manifest of a server or program, on its main class: what it is called, what it offers, and everything it may touch.
 * The build checks all manifests of a system against each other; init grants what is written here and nothing else.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Server {
    /** Unique name in the system: lower-case letters, digits and hyphens, at most 39 characters. */
    String name();

    /** Names of the services it offers; all of them arrive at its one endpoint. */
    String[] provides() default {};

    /**
     * Names of the services it calls. Names that start with {@code kernel.} ask init for a control capability of the
     * kernel: {@code kernel.sched-control} and {@code kernel.system-control}; {@code kernel.boot-archive} and
     * {@code kernel.exchange} for memory that init keeps, see docs/userland.md.
     */
    String[] needs() default {};

    /**
     * Services that it needs and may hand on to others, under badges of its own choosing: what a server that starts programs
     * gives them. They need not be named in {@link #needs} too.
     */
    String[] delegates() default {};

    /** Slots of its table of capabilities, rounded up to a power of two; init uses the first 64. */
    int slots() default 256;

    /** Bytes of untyped memory it may turn into objects of its own; 0 for none. init rounds up to a power of two. */
    long memory() default 0;

    /** Bytes of stack, rounded up to whole pages. */
    int stack() default 16_384;

    /**
     * Bytes of heap, 64 KiB to 128 MiB, rounded up to whole pages. A server with a heap is written in all of Java: it makes
     * objects at run time, which are collected between two messages. 0: all its objects are made while it is built.
     */
    long heapBytes() default 0;

    /**
     * Processor time per period in microseconds; with a period of 0, how long it runs before others of its kind. A server
     * with a budget of 0 is passive: it runs on the time of whoever calls it, which is the fastest way to be called. It
     * cannot have interrupts.
     */
    long budgetMicros() default 1_000;

    /**
     * Period in microseconds; 0 for a program without a reservation, which runs when no server with one wants to.
     */
    long periodMicros() default 20_000;

    /** Deadline in microseconds after the start of a period; 0 means the period. */
    long deadlineMicros() default 0;

    /** I/O port ranges it owns, for example {@code "0x3f8-0x3ff"}. */
    String[] ports() default {};

    /** Interrupt lines it owns, as global system interrupts. */
    int[] irqs() default {};

    /**
     * Whether it uses float and double. Its threads then have floating-point registers, which the kernel saves when it
     * changes between them and others.
     */
    boolean floatingPoint() default false;

    /** What init does when it faults. */
    Restart restart() default Restart.NEVER;

    /** Text handed to it at its start. */
    String arguments() default "";

    /** What init does when a server faults. */
    enum Restart {
        /** It stays stopped; the fault is reported. */
        NEVER,
        /** It is started again. */
        ON_FAULT
    }
}
