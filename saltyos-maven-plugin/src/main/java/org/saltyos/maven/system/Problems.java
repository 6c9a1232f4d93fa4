package org.saltyos.maven.system;

import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** What the checks of a system find: each with the server, the field and the fix. */
record Problems(Diagnostics diagnostics) {
    /** Reports a breach of a rule; {@code fact} begins with the field. */
    void error(DiagnosticCode code, Candidate server, String fact, String fix) {
        diagnostics.add(Diagnostic.error(code, server.manifest().where(), of(server) + fact, "try: " + fix));
    }

    /** Reports what can be meant, but is rarely. */
    void warning(DiagnosticCode code, Candidate server, String fact, String fix) {
        diagnostics.add(Diagnostic.warning(code, server.manifest().where(), of(server) + fact, "try: " + fix));
    }

    private static String of(Candidate server) {
        return "server " + server.manifest().name() + ": ";
    }
}
