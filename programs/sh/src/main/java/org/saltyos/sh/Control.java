package org.saltyos.sh;

/** Where a shell goes on: what break, continue, return, exit and {@code set -e} have asked for. */
final class Control {
    private Flow flow = Flow.ON;
    private int levels;
    private int loops;
    private boolean stopsAtErrors;

    /** Whether the next command is carried out. */
    boolean goesOn() {
        return flow == Flow.ON;
    }

    boolean hasEnded() {
        return flow == Flow.EXIT;
    }

    /** Ends {@code count} loops, a function or the shell. */
    void leave(Flow how, int count) {
        flow = how;
        levels = count;
    }

    /** Forgets what was asked for. */
    void goOn() {
        flow = Flow.ON;
    }

    boolean isInLoop() {
        return loops > 0;
    }

    void beginLoop() {
        loops++;
    }

    void endLoop() {
        loops--;
    }

    /** Whether break, return or exit ends the loop after a round; continue ends only the round. */
    boolean endsLoop() {
        if (flow == Flow.ON) {
            return false;
        }
        if (flow == Flow.RETURN || flow == Flow.EXIT || flow == Flow.INTERRUPTED) {
            return true;
        }
        levels--;
        boolean ends = flow == Flow.BREAK || levels > 0;
        if (levels == 0) {
            flow = Flow.ON;
        }
        return ends;
    }

    /** Ends everything that was begun, because control-C was typed. */
    void interrupt() {
        if (flow != Flow.EXIT) {
            flow = Flow.INTERRUPTED;
        }
    }

    /** Whether control-C has ended what was begun; the shell goes on then. */
    boolean takeInterrupted() {
        if (flow != Flow.INTERRUPTED) {
            return false;
        }
        flow = Flow.ON;
        return true;
    }

    /** Ends a function or a file of commands; true if return asked for it. */
    boolean takeReturn() {
        if (flow != Flow.RETURN) {
            return false;
        }
        flow = Flow.ON;
        return true;
    }

    boolean stopsAtErrors() {
        return stopsAtErrors;
    }

    void stopAtErrors(boolean stops) {
        stopsAtErrors = stops;
    }

    /** Ends the shell if a result is an error and {@code set -e} holds; returns the result. */
    int stopAtError(int result) {
        if (result != 0 && stopsAtErrors && flow == Flow.ON) {
            flow = Flow.EXIT;
        }
        return result;
    }
}
