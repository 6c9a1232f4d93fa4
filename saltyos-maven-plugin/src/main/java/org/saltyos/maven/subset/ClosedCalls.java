package org.saltyos.maven.subset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.world.Field;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.WorldClass;

/** The call graph of an image, site by site, and what rules need to report: places and chains of calls. */
final class ClosedCalls {
    private final ReachableImage image;
    private final Diagnostics diagnostics;
    private final Map<Method, List<CallSite>> sites = new LinkedHashMap<>();
    private final Map<Method, List<CallSite>> callers = new LinkedHashMap<>();
    private final Map<AbstractInsnNode, CallSite> byInstruction = new java.util.IdentityHashMap<>();

    ClosedCalls(ReachableImage image, Diagnostics diagnostics) {
        this.image = image;
        this.diagnostics = diagnostics;
        for (Method method : image.methods()) {
            sites.put(method, List.copyOf(find(method)));
        }
        sites.values()
                .forEach(list -> list.forEach(site -> {
                    byInstruction.put(site.instruction(), site);
                    site.targets()
                            .forEach(target -> callers.computeIfAbsent(target, t -> new ArrayList<>())
                                    .add(site));
                }));
    }

    ReachableImage image() {
        return image;
    }

    /** The methods of the project's own classes; what the JDK's class files do inside is not ours to judge. */
    List<Method> ownMethods() {
        return image.methods().stream().filter(m -> !m.owner().isLibrary()).toList();
    }

    /** The project's own classes that have a live method or a field that one uses. */
    Set<WorldClass> classes() {
        Set<WorldClass> result = new LinkedHashSet<>();
        for (Method method : ownMethods()) {
            result.add(method.owner());
            for (AbstractInsnNode each : method.node().instructions) {
                WorldClass owner =
                        each instanceof FieldInsnNode access ? image.world().find(access.owner) : null;
                if (owner != null && !owner.isLibrary()) {
                    result.add(owner);
                }
            }
        }
        return result;
    }

    /** The calls in a method, in the order of its code. */
    List<CallSite> of(Method method) {
        return sites.getOrDefault(method, List.of());
    }

    /** The live calls of a method or primitive. */
    List<CallSite> callersOf(Method target) {
        return callers.getOrDefault(target, List.of());
    }

    /** The call an instruction is, null when it is none or is not live. */
    @Nullable
    CallSite at(AbstractInsnNode instruction) {
        return byInstruction.get(instruction);
    }

    /** Everything that can be reached from methods by calls, with themselves. */
    Set<Method> reachable(List<Method> starts) {
        Set<Method> result = new LinkedHashSet<>(starts);
        List<Method> queue = new ArrayList<>(starts);
        for (int i = 0; i < queue.size(); i++) {
            for (CallSite site : of(queue.get(i))) {
                site.targets().stream().filter(result::add).forEach(queue::add);
            }
        }
        return result;
    }

    private List<CallSite> find(Method method) {
        List<CallSite> result = new ArrayList<>();
        int line = 0;
        for (AbstractInsnNode each : method.node().instructions) {
            if (each instanceof LineNumberNode number) {
                line = number.line;
            } else if (each instanceof MethodInsnNode call) {
                Method declared = resolve(call);
                List<Method> targets = declared == null ? List.of() : targets(method, declared);
                if (!targets.isEmpty()) {
                    result.add(new CallSite(method, line, call, Objects.requireNonNull(declared), targets));
                }
            }
        }
        return result;
    }

    /** The method a call names, null when it is a method of arrays or missing. */
    @Nullable
    Method resolve(MethodInsnNode call) {
        WorldClass owner = call.owner.startsWith("[") ? null : image.world().find(call.owner);
        return owner == null ? null : image.world().hierarchy().resolveMethod(owner, call.name, call.desc);
    }

    /** The field an instruction means, null when it is missing. */
    @Nullable
    Field field(FieldInsnNode access) {
        return image.world().hierarchy().resolveField(access);
    }

    private List<Method> targets(Method from, Method declared) {
        if (Marks.isPrimitive(declared) || image.calls(from, declared)) {
            return List.of(declared);
        }
        return image.dispatches(from, declared) ? List.copyOf(image.targets(declared)) : List.of();
    }

    /** A place in a method's source. */
    SourceLocation locate(Method method, int line) {
        return image.world().locator().locate(method.owner(), line);
    }

    /** Reports a broken rule in a method, with the calls that make the method part of the image. */
    void error(DiagnosticCode code, Method method, int line, String message, String... notes) {
        String reached = image.reachedFrom(method);
        List<String> all = new ArrayList<>(List.of(notes));
        if (!reached.isEmpty()) {
            all.add("reached from: " + reached);
        }
        diagnostics.add(Diagnostic.error(code, locate(method, line), message, all.toArray(String[]::new)));
    }

    /** Reports something that deserves a look. */
    void warning(DiagnosticCode code, Method method, int line, String message, String... notes) {
        diagnostics.add(Diagnostic.warning(code, locate(method, line), message, notes));
    }
}
