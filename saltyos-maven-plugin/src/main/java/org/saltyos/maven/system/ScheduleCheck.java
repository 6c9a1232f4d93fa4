package org.saltyos.maven.system;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.system.SystemPlan.Candidate;

/** Whether all deadlines can be kept: those of the servers themselves, and those of servers that wait for others. */
final class ScheduleCheck {
    private final List<Candidate> servers;
    private final Problems problems;

    ScheduleCheck(List<Candidate> servers, Problems problems) {
        this.servers = servers;
        this.problems = problems;
    }

    /** The share of the processor that a server reserves, 0 without a reservation. */
    static BigDecimal share(Manifest manifest) {
        return manifest.periodMicros() == 0
                ? BigDecimal.ZERO // it runs when nobody with a reservation wants to
                : BigDecimal.valueOf(manifest.budgetMicros())
                        .divide(BigDecimal.valueOf(manifest.periodMicros()), MathContext.DECIMAL128);
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
    }

    /** Earliest deadline first: feasible on one processor while the sum of budget/period is at most 1 (Liu, Layland). */
    void utilisation() {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal greatest = BigDecimal.ZERO;
        Candidate greediest = null;
        for (Candidate server : servers) {
            BigDecimal share = share(server.manifest());
            sum = sum.add(share);
            if (share.compareTo(greatest) > 0) {
                greatest = share;
                greediest = server;
            }
        }
        // Each share is rounded in its 34th digit, at most: a sum of thirds still counts as 1.
        BigDecimal limit = BigDecimal.ONE.add(BigDecimal.valueOf(1, 30));
        if (sum.compareTo(limit) > 0 && greediest != null) {
            problems.error(
                    DiagnosticCode.SALT2007,
                    greediest,
                    "budgetMicros: it takes " + percent(greatest) + " of the processor, the largest part of "
                            + percent(sum) + " for all servers",
                    "smaller budgets or longer periods, until the sum of budget/period is at most 100 %");
        }
    }

    /** Every deadline against the work of the servers that are called on the way, and against those who delay them. */
    void deadlines(Providers providers) {
        for (Candidate server : servers) {
            if (isReserved(server.manifest())) {
                CallPath path = CallPath.longest(server, providers);
                long needed = server.manifest().budgetMicros() + path.micros();
                if (needed > server.manifest().deadlineMicros()) {
                    tooLate(server, path, needed);
                }
                providers.calledBy(server).forEach(called -> inversion(server, called, providers));
            }
        }
    }

    /** A warning: budgets bound the work of a call from above, and nobody says how often a server calls, or when. */
    private void tooLate(Candidate server, CallPath path, long needed) {
        problems.warning(
                DiagnosticCode.SALT2008,
                server,
                "deadlineMicros: " + server.manifest().deadlineMicros() + " is less than its own budget of "
                        + server.manifest().budgetMicros() + " and those of the servers it waits for: " + path.text(),
                "a deadline of at least " + needed
                        + ", smaller budgets on the way, or the calls in a server of their own");
    }

    /**
     * A caller that waits in line lends its deadline to nobody: as long as the server works for others at their pace,
     * servers that are less urgent than the caller come first.
     */
    private void inversion(Candidate server, Candidate called, Providers providers) {
        long deadline = server.manifest().deadlineMicros();
        Pace pace = Pace.of(called, server, providers);
        servers.stream()
                .filter(other -> !other.equals(server)
                        && !other.equals(called)
                        && !other.equals(pace.because())
                        && other.manifest().budgetMicros() > 0
                        && Pace.own(other.manifest()) > deadline
                        && Pace.own(other.manifest()) < pace.micros())
                .max(Comparator.comparingLong(other -> other.manifest().budgetMicros()))
                .ifPresent(other -> problems.error(
                        DiagnosticCode.SALT2009,
                        server,
                        "needs: \"" + providers.service(server, called) + "\": server "
                                + other.manifest().name() + " (deadline " + Pace.own(other.manifest())
                                + " us) can keep it waiting beyond its deadline of " + deadline + " us, because "
                                + called.manifest().name() + " works " + pace.text(called),
                        pace.because().equals(called)
                                ? "deadlineMicros of at most " + deadline + " for "
                                        + called.manifest().name()
                                : "budgetMicros and deadlineMicros of its own for "
                                        + called.manifest().name() + ", or another server for one of the callers"));
    }

    static boolean isReserved(Manifest manifest) {
        return manifest.budgetMicros() > 0 && manifest.periodMicros() > 0;
    }
}
