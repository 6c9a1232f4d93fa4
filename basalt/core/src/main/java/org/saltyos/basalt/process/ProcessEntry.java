package org.saltyos.basalt.process;

/**
 * One line of the process table.
 *
 * @param process its number; 0 when there is none with that number or a higher place
 * @param parent number of its parent, 0 for the first process
 * @param group its process group
 * @param state 1 runs, 2 ended and not yet waited for
 * @param pages pages of memory of its own, of 4 KiB
 * @param nanoseconds processor time used
 * @param name0 characters 0 to 7 of its program's name, the first in the lowest byte
 * @param name1 characters 8 to 15
 */
public record ProcessEntry(
        int process, int parent, int group, int state, long pages, long nanoseconds, long name0, long name1) {
    /** {@link #state}: it runs. */
    public static final int RUNS = 1;

    /** {@link #state}: it has ended, and its parent has not asked for it yet. */
    public static final int ENDED = 2;
}
