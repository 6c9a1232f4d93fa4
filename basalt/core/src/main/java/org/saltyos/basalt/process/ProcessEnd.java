package org.saltyos.basalt.process;

/**
 * How a process ended.
 *
 * @param process its number; 0 when {@link ProcessManager#NO_WAIT} found none that has ended
 * @param status what it gave to exit, 0 to 255; 0 if it did not end by itself
 * @param signal the {@link Signal} that ended it, 0 if it ended by itself
 */
public record ProcessEnd(int process, int status, int signal) {}
