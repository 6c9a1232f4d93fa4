package org.saltyos.basalt.servers;

/**
 * What init knows about a server.
 *
 * @param life where it is in its life: the place of a {@link ServerLife} among all
 * @param restarts how often it was started again
 * @param bytes of memory that are set aside for it, and that the memory server gave it
 * @param readyNanoseconds when it was ready for the last time, in nanoseconds since the kernel's entry; 0 if it never was
 * @param usedNanoseconds processor time of its own that it used; what it did on the time of its callers is theirs
 * @param outageNanoseconds how long it was away the last time it ended: until it was ready again; 0 if it never was
 */
public record ServerStatus(
        int life, int restarts, long bytes, long readyNanoseconds, long usedNanoseconds, long outageNanoseconds) {}
