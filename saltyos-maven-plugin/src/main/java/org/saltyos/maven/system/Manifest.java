package org.saltyos.maven.system;

import java.util.List;
import java.util.Set;
import org.saltyos.maven.diag.SourceLocation;

/**
 * What a server declares about itself, checked on its own; {@link ManifestReader} makes it, {@link SystemPlan} checks it
 * against the others.
 *
 * @param where the place to mend it, for messages
 * @param name lower-case letters, digits and dashes, at most 39
 * @param provides services it offers
 * @param needs services it calls
 * @param delegates those of them that it may call under names of its own choosing, and hand on to others
 * @param slotBits size of its table of capabilities, as a power of two
 * @param memoryBytes memory it may take beside its image and stack
 * @param stackBytes stack of its thread
 * @param heapBytes room for the objects it makes, in whole pages; 0 for a server that makes none
 * @param budgetMicros execution time per period; with period 0, how long it runs before others of its kind
 * @param periodMicros period, 0 for no reservation
 * @param deadlineMicros deadline from the start of the period, between budget and period
 * @param ports I/O ports it owns
 * @param irqs interrupt lines it owns
 * @param floatingPoint whether its threads have floating-point registers
 * @param restart what init does when it dies
 * @param arguments text handed to it at its start
 */
public record Manifest(
        SourceLocation where,
        String name,
        List<String> provides,
        List<String> needs,
        List<String> delegates,
        int slotBits,
        long memoryBytes,
        long stackBytes,
        long heapBytes,
        long budgetMicros,
        long periodMicros,
        long deadlineMicros,
        List<PortRange> ports,
        List<Integer> irqs,
        boolean floatingPoint,
        Restart restart,
        String arguments) {
    public Manifest {
        provides = List.copyOf(provides);
        needs = List.copyOf(needs);
        delegates = List.copyOf(delegates);
        ports = List.copyOf(ports);
        irqs = List.copyOf(irqs);
    }

    /** The same without services that it would hand on but that are not there. */
    Manifest without(Set<String> absent) {
        return new Manifest(
                where,
                name,
                provides,
                needs.stream().filter(service -> !absent.contains(service)).toList(),
                delegates.stream().filter(service -> !absent.contains(service)).toList(),
                slotBits,
                memoryBytes,
                stackBytes,
                heapBytes,
                budgetMicros,
                periodMicros,
                deadlineMicros,
                ports,
                irqs,
                floatingPoint,
                restart,
                arguments);
    }
}
