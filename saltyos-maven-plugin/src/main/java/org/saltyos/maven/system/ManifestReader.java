package org.saltyos.maven.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Diagnostics;
import org.saltyos.maven.diag.SourceLocation;

/**
 * Makes a {@link Manifest} from the values of a server's annotation, or from the JSON of a bundle. Every error is
 * reported, not just the first, and names the server, the field and the fix.
 */
public final class ManifestReader {
    /** The name of the field that gives a server or a program a heap. */
    public static final String HEAP = "heapBytes";

    /** The defaults of org.saltyos.basalt.Server, for values that a class file leaves out: bytes and microseconds. */
    private static final long DEFAULT_STACK = 16_384;

    private static final long DEFAULT_MEMORY = 0;
    private static final long DEFAULT_BUDGET = 1_000;
    private static final long DEFAULT_PERIOD = 20_000;

    /** An hour; longer periods are typing errors. */
    private static final long PERIOD_LIMIT = 3_600_000_000L;

    private static final long STACK_LIMIT = 16L << 20;
    private static final long MEMORY_LIMIT = 1L << 40;
    private static final long HEAP_LEAST = 64L << 10;
    private static final long HEAP_LIMIT = 128L << 20;
    private static final long PAGE = BootFormat.ALIGNMENT;
    private static final int IRQ_LIMIT = 255;
    private static final int DEFAULT_SLOT_BITS = 8;
    private static final int DEFAULT_SLOTS = 1 << DEFAULT_SLOT_BITS;
    private static final int SLOT_LIMIT = 1 << 16;
    private static final int ARGUMENTS_LIMIT = 1024;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,38}");
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9.-]{0,62}");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(|[KMG]i?B?)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> FIELDS = new TreeSet<>(List.of(
            "name",
            "provides",
            "needs",
            "memory",
            "stack",
            HEAP,
            "budgetMicros",
            "periodMicros",
            "deadlineMicros",
            "ports",
            "irqs",
            "floatingPoint",
            "restart",
            "arguments",
            "delegates",
            "slots"));

    private final Map<String, Object> values;
    private final SourceLocation where;
    private final Diagnostics diagnostics;
    private String server;

    /** Prepares reading the manifest of a {@code kind}: server or program. */
    ManifestReader(Map<String, Object> values, SourceLocation where, Diagnostics diagnostics, String kind) {
        this.values = values;
        this.where = where;
        this.diagnostics = diagnostics;
        this.server = kind;
    }

    /**
     * Reads and checks one manifest.
     *
     * @param values by field name: texts, numbers, lists or arrays of them; a missing field has its default
     * @param where the place to mend it, for messages
     * @param diagnostics receives every error (SALT2001)
     * @return the manifest, empty if it has an error
     */
    public static Optional<Manifest> read(Map<String, Object> values, SourceLocation where, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        Manifest manifest = new ManifestReader(values, where, own, "server").read();
        own.sorted().forEach(diagnostics::add);
        return own.hasErrors() ? Optional.empty() : Optional.of(manifest);
    }

    private Manifest read() {
        String name = name(NAME, "lower-case letters, digits and dashes, at most 39, a letter first");
        requireFields(FIELDS);
        long period = number("periodMicros", DEFAULT_PERIOD, 0, PERIOD_LIMIT);
        long deadline = number("deadlineMicros", 0, 0, PERIOD_LIMIT);
        deadline = deadline == 0 ? period : deadline;
        long budget = number(
                "budgetMicros", period == 0 ? DEFAULT_BUDGET : Math.min(DEFAULT_BUDGET, deadline), 0, PERIOD_LIMIT);
        if (deadline > period) {
            error(
                    "deadlineMicros",
                    deadline + " is longer than the period of " + period,
                    "a deadline of at most the period");
        } else if (period != 0 && budget > deadline) {
            error("budgetMicros", budget + " does not fit before the deadline of " + deadline, "a smaller budget");
        }
        List<String> delegates = services("delegates");
        return new Manifest(
                where,
                name,
                services("provides"),
                needs(delegates),
                delegates,
                slotBits(),
                size("memory", DEFAULT_MEMORY, 0, MEMORY_LIMIT),
                size("stack", DEFAULT_STACK, 1, STACK_LIMIT),
                heap(),
                budget,
                period,
                deadline,
                ports(),
                irqs(),
                flag("floatingPoint"),
                restart(),
                arguments());
    }

    /** The name, which messages show from now on. */
    String name(Pattern pattern, String fix) {
        String name = text("name", "");
        if (!pattern.matcher(name).matches()) {
            error("name", quoted(name) + " is not a name", fix);
        } else {
            server += " " + name;
        }
        return name;
    }

    /** Reports every field that is not one of these. */
    void requireFields(Set<String> fields) {
        for (String field : new TreeSet<>(values.keySet())) {
            if (!fields.contains(field) && !ManifestPlace.KEYS.contains(field)) {
                error(field, "is not a field of a manifest", "one of " + String.join(", ", fields));
            }
        }
    }

    /** Needed services, and those that are handed on: who hands a service on needs it too. */
    private List<String> needs(List<String> delegates) {
        Set<String> all = new LinkedHashSet<>(services("needs"));
        all.addAll(delegates);
        return new ArrayList<>(all);
    }

    /** Slots as a power of two. */
    private int slotBits() {
        long slots = number("slots", DEFAULT_SLOTS, 1, SLOT_LIMIT);
        return Math.max(DEFAULT_SLOT_BITS, Long.SIZE - Long.numberOfLeadingZeros(slots - 1));
    }

    /** Bytes of heap in whole pages; 0 means none, and what is too small for anything is a mistake. */
    long heap() {
        if (values.get(HEAP) instanceof Number number && number.longValue() == 0) {
            return 0;
        }
        return values.containsKey(HEAP) ? size(HEAP, 0, HEAP_LEAST, HEAP_LIMIT) + PAGE - 1 & -PAGE : 0;
    }

    private String arguments() {
        String arguments = text("arguments", "");
        if (arguments.length() > ARGUMENTS_LIMIT || !arguments.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            error(
                    "arguments",
                    "is not printable ASCII of at most " + ARGUMENTS_LIMIT + " characters",
                    "a shorter text");
        }
        return arguments;
    }

    List<String> services(String field) {
        Set<String> services = new LinkedHashSet<>();
        for (Object item : list(field)) {
            String service = String.valueOf(item);
            if (!SERVICE.matcher(service).matches()) {
                error(field, quoted(service) + " is not a service name", "lower-case letters, digits, dots and dashes");
            } else if (!services.add(service)) {
                error(field, quoted(service) + " is listed twice", "each service once");
            }
        }
        return new ArrayList<>(services);
    }

    private List<PortRange> ports() {
        List<PortRange> ranges = new ArrayList<>();
        for (Object item : list("ports")) {
            Optional<PortRange> range = PortRange.parse(String.valueOf(item));
            if (range.isEmpty()) {
                error(
                        "ports",
                        quoted(item) + " is not a port range",
                        "\"0x3f8-0x3ff\" or \"0x60\", at most 0xffff, the lower first");
            } else if (ranges.stream().anyMatch(range.get()::overlaps)) {
                error(
                        "ports",
                        quoted(item) + " overlaps another range of the same server",
                        "ranges without common ports");
            } else {
                ranges.add(range.get());
            }
        }
        return ranges;
    }

    private List<Integer> irqs() {
        Set<Integer> lines = new LinkedHashSet<>();
        for (Object item : list("irqs")) {
            if (!(item instanceof Integer line) || line < 0 || line > IRQ_LIMIT) {
                error("irqs", quoted(item) + " is not an interrupt line", "a number from 0 to " + IRQ_LIMIT);
            } else if (!lines.add(line)) {
                error("irqs", line + " is listed twice", "each line once");
            }
        }
        return new ArrayList<>(lines);
    }

    private Restart restart() {
        String text = text("restart", Restart.NEVER.name());
        for (Restart restart : Restart.values()) {
            if (restart.name().equals(text)) {
                return restart;
            }
        }
        error("restart", quoted(text) + " is not a restart policy", "one of " + Arrays.toString(Restart.values()));
        return Restart.NEVER;
    }

    boolean flag(String field) {
        Object value = values.get(field);
        if (value != null && !(value instanceof Boolean)) {
            error(field, quoted(value) + " is neither true nor false", "true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    long number(String field, long absent, long lowest, long highest) {
        Object value = values.get(field);
        if (value == null) {
            return absent;
        }
        if (value instanceof Integer || value instanceof Long) {
            return range(field, ((Number) value).longValue(), lowest, highest);
        }
        error(field, quoted(value) + " is not a whole number", "a number from " + lowest + " to " + highest);
        return absent;
    }

    long size(String field, long absent, long lowest, long highest) {
        if (!(values.get(field) instanceof String text)) {
            return number(field, absent, lowest, highest);
        }
        var matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            error(field, quoted(text) + " is not a size", "bytes, or a number with K, M or G, as \"64K\"");
            return absent;
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        int shift = unit.isEmpty() ? 0 : 10 * (1 + "KMG".indexOf(unit.charAt(0)));
        return range(field, Long.parseLong(matcher.group(1)) << shift, lowest, highest);
    }

    private long range(String field, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            error(field, value + " is out of range", "a number from " + lowest + " to " + highest);
            return Math.max(lowest, Math.min(highest, value));
        }
        return value;
    }

    String text(String field, String absent) {
        Object value = values.get(field);
        if (value == null) {
            return absent;
        }
        if (value instanceof String text) {
            return text;
        }
        error(field, quoted(value) + " is not a text", "a text");
        return absent;
    }

    List<?> list(String field) {
        Object value = values.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof int[] array) {
            return Arrays.stream(array).boxed().toList();
        }
        return List.of(value);
    }

    static String quoted(@Nullable Object value) {
        return "\"" + value + "\"";
    }

    void error(String field, String fact, String fix) {
        diagnostics.add(
                Diagnostic.error(DiagnosticCode.SALT2001, where, server + ": " + field + ": " + fact, "try: " + fix));
    }
}
