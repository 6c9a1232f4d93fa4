package org.saltyos.maven.reach;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.subset.ReachableImage;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;

/** The finished image as the rules see it. */
record Reached(
        World world,
        String profile,
        Map<Method, IrFunction> functions,
        Map<Method, Set<IrFunction.Attribute>> attributes,
        Map<Method, Set<Method>> direct,
        Map<Method, Set<Method>> virtual,
        Dispatch dispatch,
        CallChain chain)
        implements ReachableImage {
    @Override
    public List<Method> methods() {
        return List.copyOf(functions.keySet());
    }

    @Override
    public Set<Method> roots() {
        Set<Method> result = new LinkedHashSet<>(functions.keySet());
        result.retainAll(attributes.keySet());
        return result;
    }

    @Override
    public boolean calls(Method from, Method target) {
        return direct.getOrDefault(from, Set.of()).contains(target);
    }

    @Override
    public boolean dispatches(Method from, Method declared) {
        return virtual.getOrDefault(from, Set.of()).contains(declared);
    }

    @Override
    public Collection<Method> targets(Method declared) {
        return new LinkedHashSet<>(dispatch.targets(declared).values());
    }

    @Override
    public IrFunction function(Method method) {
        return Objects.requireNonNull(functions.get(method));
    }

    @Override
    public String reachedFrom(Method method) {
        return chain.explain(method);
    }
}
