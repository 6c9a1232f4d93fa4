package org.saltyos.maven.subset;

/** What code can do beside computing. */
enum Effect {
    /** Makes an object on the heap. */
    ALLOC("allocates"),
    /** Waits for another thread. */
    BLOCK("waits"),
    /** Ends everything when a check fails. */
    PANIC("can panic"),
    /** Turns interrupts off. */
    IRQ_OFF("turns interrupts off"),
    /** Computes with floating point. */
    FLOAT("computes with floating point"),
    /** Touches a device register or an I/O port. */
    IO("touches a device"),
    /** Uses raw memory or assembly. */
    UNSAFE("uses an unsafe operation");

    private final String verb;

    Effect(String verb) {
        this.verb = verb;
    }

    /** What a method that has it does, for messages. */
    String verb() {
        return verb;
    }

    /** The name in reports. */
    String text() {
        return switch (this) {
            case ALLOC -> "alloc";
            case BLOCK -> "block";
            case PANIC -> "panic";
            case IRQ_OFF -> "irqOff";
            case FLOAT -> "fp";
            case IO -> "io";
            case UNSAFE -> "unsafe";
        };
    }
}
