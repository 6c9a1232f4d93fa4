package org.saltyos.maven.subset;

import org.saltyos.maven.diag.Diagnostics;

/** Runs every rule that needs the finished image. */
public final class SubsetRules {
    private SubsetRules() {}

    /** Checks an image; gives the report of its effects. */
    public static EffectReport check(ReachableImage image, Diagnostics diagnostics) {
        ClosedCalls calls = new ClosedCalls(image, diagnostics);
        Locking locking = new Locking(calls);
        Effects effects = new Effects(calls, locking);
        new EffectRule(calls, effects).check();
        new LockRule(calls, locking).check();
        new LockOrderRule(calls, locking, effects).check();
        new SharedFieldRule(calls).check();
        new BoundRule(calls).check();
        new MustUseRule(calls).check();
        new LinearRule(calls).check();
        new RightsRule(calls).check();
        new StaticStateRule(calls).check();
        new InitialisationRule(calls).check();
        new DispatchRule(calls).check();
        new UnsafeRule(calls, effects).check();
        new CleanupRule(calls).check();
        new StructRule(calls).check();
        return EffectReport.of(calls, effects);
    }
}
