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
            PROMISES.forEach((name, effect) -> {
                if (Marks.covers(method, Marks.EFFECT + name)) {
                    promise(method, name, effect);
                }
            });
            if (Marks.has(method, Marks.EFFECT + "Irq")) {
                handler(method, Effect.BLOCK);
                handler(method, Effect.ALLOC);
            }
        }
    }

    private void promise(Method method, String name, Effect effect) {
        EffectPath path = effects.of(method).contains(effect) ? effects.path(method, effect) : null;
        if (path != null) {
            calls.error(
                    DiagnosticCode.SALT0901,
                    method,
                    path.line(),
                    method.displayName() + " is @" + name + ", but " + effect.verb(),
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
