package org.saltyos.maven.subset;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.ResourceHandler;

/**
 * SALT0705: a {@code finally} or try-with-resources around code that can end by no fault. In the static language its
 * exceptional way never runs: what is left, a failed check, ends everything.
 */
final class CleanupRule {
    private final ClosedCalls calls;

    CleanupRule(ClosedCalls calls) {
        this.calls = calls;
    }

    void check() {
        if (calls.image().world().isManaged()) {
            return;
        }
        for (Method method : calls.ownMethods()) {
            if (method.node().tryCatchBlocks == null
                    || method.node().tryCatchBlocks.isEmpty()) {
                continue;
            }
            ControlFlow flow = new ControlFlow(method.node());
            Map<Integer, Boolean> useful = new LinkedHashMap<>();
            Map<Integer, Integer> starts = new LinkedHashMap<>();
            for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
                int handler = method.node().instructions.indexOf(block.handler);
                int start = method.node().instructions.indexOf(block.start);
                ResourceHandler resource = ResourceHandler.of(block);
                if (block.type == null || resource != null && !resource.isOfClosing()) {
                    boolean faults = false;
                    int first = start;
                    while (flow.instruction(first).getOpcode() < 0) {
                        first++;
                    }
                    for (int i = start; i < method.node().instructions.indexOf(block.end); i++) {
                        faults |= canFault(flow.instruction(i));
                    }
                    useful.merge(handler, faults, Boolean::logicalOr);
                    starts.merge(handler, flow.line(first), Math::min);
                }
            }
            useful.forEach((handler, faults) -> {
                // javac covers the start of a handler by itself: such a handler is its own code
                int start = starts.getOrDefault(handler, 0);
                if (!faults && start > 0 && !isInsideAnother(method, handler)) {
                    calls.warning(
                            DiagnosticCode.SALT0705,
                            method,
                            start,
                            "no fault can end this block, so its cleanup runs only when all went well",
                            "why: a failed check is a bug and ends everything at once; nothing runs after it",
                            "try: write the cleanup after the block");
                }
            });
        }
    }

    private static boolean isInsideAnother(Method method, int handler) {
        for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
            int start = method.node().instructions.indexOf(block.start);
            int end = method.node().instructions.indexOf(block.end);
            int target = method.node().instructions.indexOf(block.handler);
            if (start <= handler && handler < end && target != handler) {
                return true;
            }
        }
        return false;
    }

    private boolean canFault(AbstractInsnNode each) {
        if (each.getOpcode() == Opcodes.ATHROW) {
            return true;
        }
        Method target = each instanceof MethodInsnNode call ? calls.resolve(call) : null;
        return target != null && !target.node().exceptions.isEmpty();
    }
}
