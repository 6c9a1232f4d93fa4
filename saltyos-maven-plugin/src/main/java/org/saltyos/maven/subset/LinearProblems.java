package org.saltyos.maven.subset;

import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;

/** Where what is wrong with a followed value goes. */
final class LinearProblems {
    private final ClosedCalls calls;
    private final Method method;
    private boolean on;

    LinearProblems(ClosedCalls calls, Method method) {
        this.calls = calls;
        this.method = method;
    }

    /** Until then states are still incomplete. */
    void start() {
        on = true;
    }

    /** The general code, or the one of its own that answering a caller has. */
    void report(DiagnosticCode code, LinearToken token, int line, String message, String... notes) {
        if (on) {
            boolean reply = LinearTypes.isReply(token.type())
                    && (code == DiagnosticCode.SALT1001 || code == DiagnosticCode.SALT1002);
            calls.error(reply ? DiagnosticCode.SALT1007 : code, method, line, message, notes);
        }
    }
}
