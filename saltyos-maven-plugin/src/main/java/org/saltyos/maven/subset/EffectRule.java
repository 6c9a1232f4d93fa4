package org.saltyos.maven.subset;

import java.util.LinkedHashMap;
import java.util.Map;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;

/** SALT0901, SALT0908: what a method or class promises not to do, nothing it calls does. */
final class EffectRule {
    private static final Map<String, Effect> PROMISES = new LinkedHashMap<>();

    static {
        PROMISES.put("NoAlloc", Effect.ALLOC);
        PROMISES.put("NoBlock", Effect.BLOCK);
        PROMISES.put("NoIo", Effect.IO);
        PROMISES.put("NoFloat", Effect.FLOAT);
        PROMISES.put("NoUnsafe", Effect.UNSAFE);
    }

    private final ClosedCalls calls;
    private final Effects effects;

    EffectRule(ClosedCalls calls, Effects effects) {
        this.calls = calls;
        this.effects = effects;
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            promises(method, method);
            for (CallSite site : calls.of(method)) {
                for (Method target : site.targets()) {
                    promises(target, site.declared());
                }
            }
            if (Marks.has(method, Marks.EFFECT + "Irq")) {
                handler(method, Effect.BLOCK);
                handler(method, Effect.ALLOC);
            }
        }
    }

    /** What the method that a call names promises, whatever can run instead keeps. */
    private void promises(Method method, Method declared) {
        PROMISES.forEach((name, effect) -> {
            boolean itself = Marks.covers(method, Marks.EFFECT + name);
            if (itself || Marks.covers(declared, Marks.EFFECT + name)) {
                promise(method, name, itself ? "" : ", as " + declared.displayName() + " is", effect);
            }
        });
    }

    private void promise(Method method, String name, String source, Effect effect) {
        EffectPath path = effects.of(method).contains(effect) ? effects.path(method, effect) : null;
        if (path != null) {
            calls.error(
                    DiagnosticCode.SALT0901,
                    method,
                    path.line(),
                    method.displayName() + " is @" + name + source + ", but " + effect.verb(),
                    "path: " + path.text(),
                    "try: take this out of the path, or take the promise back where it is made");
        }
    }

    private void handler(Method method, Effect effect) {
        EffectPath path = effects.of(method).contains(effect) ? effects.path(method, effect) : null;
        if (path != null) {
            calls.error(
                    DiagnosticCode.SALT0908,
                    method,
                    path.line(),
                    "interrupt handler " + method.displayName() + " " + effect.verb(),
                    "path: " + path.text(),
                    "why: whatever was interrupted cannot go on before the handler ends",
                    "try: note what happened, and do the rest in the thread that waits for it");
        }
    }
}
