package org.saltyos.maven.subset;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.world.Method;
import org.saltyos.maven.world.World;

/** What the rules see of an image: every method in it, and who calls whom. Read-only. */
public interface ReachableImage {
    /** The classes. */
    World world();

    /** {@code kernel}, {@code server} or {@code host}. */
    String profile();

    /** The methods that were lowered without an error, in the order in which they were reached. */
    List<Method> methods();

    /** The methods that assembly or the host calls. */
    Set<Method> roots();

    /** Whether a method calls another one directly. */
    boolean calls(Method from, Method target);

    /** Whether a method calls another one by the class of the receiver. */
    boolean dispatches(Method from, Method declared);

    /** What can run when a method is called by the class of the receiver. */
    Collection<Method> targets(Method declared);

    /** The code of a method of {@link #methods}. */
    IrFunction function(Method method);

    /** Why a method is part of the image: the calls that lead to it, empty for a root. */
    String reachedFrom(Method method);
}
