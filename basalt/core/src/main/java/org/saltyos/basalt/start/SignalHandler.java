package org.saltyos.basalt.start;

/** Reacts to the signals of a server's bound notification, for example interrupts. */
public interface SignalHandler {
    /** Called with the bits that were set since the last time. */
    void signalled(long bits);
}
