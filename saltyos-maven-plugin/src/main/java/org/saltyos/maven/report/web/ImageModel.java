package org.saltyos.maven.report.web;

import java.util.List;
import java.util.Optional;
import org.saltyos.maven.bundle.BundleFacts;

/**
 * An image as the report shows it.
 *
 * @param name of the image
 * @param isoBytes size of the CD image
 * @param sha256 of the CD image, in lower-case hexadecimal
 * @param parts what the medium holds, in its order
 * @param modules kernel, init, the servers in start order, the programs
 * @param memory where the memory of the machine goes
 * @param memoryBytes memory of the machine
 * @param warnings of the check
 * @param boot when servers were ready in a boot, empty as long as none was watched
 */
public record ImageModel(
        String name,
        long isoBytes,
        String sha256,
        List<Part> parts,
        List<Module> modules,
        List<Area> memory,
        long memoryBytes,
        List<String> warnings,
        Optional<BootTimes> boot) {
    /** A part of the medium and its bytes. */
    public record Part(String name, long bytes) {}

    /** A piece of memory: whose, what for, from which address, how many bytes; without an owner it is free. */
    public record Area(String owner, String what, long from, long bytes) {}

    /** What a module is. */
    public enum Kind {
        KERNEL,
        INIT,
        SERVER,
        PROGRAM;

        /** In words. */
        String text() {
            return switch (this) {
                case KERNEL -> "kernel";
                case INIT -> "first server";
                case SERVER -> "server";
                case PROGRAM -> "program";
            };
        }
    }

    /** A service that a module calls: of whom, and whether it may hand it on. */
    public record Call(String service, String provider, boolean handsOn) {}

    /**
     * What a module may do.
     *
     * @param offers services
     * @param calls services of others
     * @param kernel capabilities of the kernel that init grants
     * @param ports ranges of I/O ports
     * @param irqs interrupt lines
     * @param untypedBytes memory it may turn into objects
     * @param heapBytes room for objects of the language
     */
    public record Rights(
            List<String> offers,
            List<Call> calls,
            List<String> kernel,
            List<String> ports,
            List<Integer> irqs,
            long untypedBytes,
            long heapBytes) {
        /** None. */
        public static final Rights NONE = new Rights(List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0);
    }

    /**
     * When a module runs.
     *
     * @param budgetMicros time in each period, 0 if it runs on the time of its callers
     * @param periodMicros 0 without a reservation
     * @param deadlineMicros from the start of the period
     * @param waitsFor the servers whose work the deadline holds too, empty if there is none
     */
    public record Timing(long budgetMicros, long periodMicros, long deadlineMicros, String waitsFor) {
        /** The share of the processor that it reserves, 0 to 1. */
        double share() {
            return periodMicros == 0 ? 0 : (double) budgetMicros / periodMicros;
        }
    }

    /**
     * One module.
     *
     * @param kind what it is
     * @param name of the server or program
     * @param rights what it may do
     * @param timing when it runs, empty for kernel and programs
     * @param stackBytes declared stack, 0 where that is not known
     * @param restarts whether it is started again when it faults
     * @param facts what is known of its code
     */
    public record Module(
            Kind kind,
            String name,
            Rights rights,
            Optional<Timing> timing,
            long stackBytes,
            boolean restarts,
            BundleFacts facts) {
        /** Bytes of its program. */
        long bytes() {
            return facts.text() + facts.readOnly() + facts.data();
        }
    }

    public ImageModel {
        parts = List.copyOf(parts);
        modules = List.copyOf(modules);
        memory = List.copyOf(memory);
        warnings = List.copyOf(warnings);
    }

    /** The modules of one kind. */
    List<Module> modules(Kind kind) {
        return modules.stream().filter(module -> module.kind() == kind).toList();
    }
}
