package org.saltyos.maven.subset;

import org.saltyos.maven.diag.Diagnostics;

/** Runs every rule that needs the finished image. */
public final class SubsetRules {
    private SubsetRules() {}

    /** Checks an image; gives the report of its effects. */
    public static EffectReport check(ReachableImage image, Diagnostics diagnostics) {
        ClosedCalls calls = new ClosedCalls(image, diagnostics);
        Effects effects = new Effects(calls);
        new EffectRule(calls, effects).check();
        return EffectReport.of(calls, effects);
    }
}
