package org.saltyos.maven.subset;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;

/** SALT0706: nobody drops the result of a {@code @MustUse} method. */
final class MustUseRule {
    private final ClosedCalls calls;

    MustUseRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        for (Method method : calls.ownMethods()) {
            for (CallSite site : calls.of(method)) {
                if (Marks.has(site.declared(), Marks.CONTRACT + "MustUse") && isDropped(site.instruction())) {
                    calls.error(
                            DiagnosticCode.SALT0706,
                            method,
                            site.line(),
                            "the result of " + site.declared().displayName() + " is dropped",
                            "why: it is @MustUse, so it tells something that must not be missed",
                            "try: look at the result, or assign it to a variable whose name says why it does not matter");
                }
            }
        }
    }

    private static boolean isDropped(AbstractInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && (next.getOpcode() == Opcodes.POP || next.getOpcode() == Opcodes.POP2);
    }
}
