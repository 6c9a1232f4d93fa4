package org.saltyos.basalt.ipc;

/** Something to send. */
public enum Colour {
    /** The first. */
    RED,
    /** The second. */
    GREEN,
    /** The third. */
    BLUE
}
