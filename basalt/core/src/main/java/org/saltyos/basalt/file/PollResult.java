package org.saltyos.basalt.file;

/**
 * Which of up to {@link #MOST} descriptors are ready: bit i is for the one at place i of the question.
 *
 * @param readable a read does not wait
 * @param writable a write does not wait
 * @param hungUp the other end of the pipe is closed
 * @param invalid there is no such descriptor
 */
public record PollResult(long readable, long writable, long hungUp, long invalid) {
    /** Descriptors of one question. */
    public static final int MOST = Long.SIZE;

    /** Whether none is ready. */
    public boolean isEmpty() {
        return (readable | writable | hungUp | invalid) == 0;
    }
}
