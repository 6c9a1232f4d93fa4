package org.saltyos.maven.bundle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.diag.UserError;

/**
 * What a bundle tells about its program, read from its JSON; what is missing there counts as nothing.
 *
 * @param text bytes of machine code
 * @param readOnly bytes of constants
 * @param data bytes of data with initial values
 * @param zero bytes that start as zero
 * @param symbols functions and data with a known size, largest first
 * @param stack the stack of each entry point, deepest first
 * @param unsafe the unsafe operations in live code
 * @param use what the code uses of its manifest, empty for bundles of which that is not known
 */
public record BundleFacts(
        long text,
        long readOnly,
        long data,
        long zero,
        List<Symbol> symbols,
        List<Stack> stack,
        List<Unsafe> unsafe,
        Optional<CodeUse> use) {
    /** Key of the list of unsafe operations. */
    public static final String UNSAFE = "unsafe";

    /** Key of what the code uses. */
    public static final String USES = "uses";

    /** A function or object. */
    public record Symbol(String name, String section, long bytes) {}

    /** The stack an entry point needs; not a bound if it is recursive. */
    public record Stack(String entry, long bytes, boolean recursive, List<String> chain) {
        public Stack {
            chain = List.copyOf(chain);
        }
    }

    /** An unsafe operation, where it is, and why it is right. */
    public record Unsafe(String file, int line, String method, String operation, String reason) {}

    public BundleFacts {
        symbols = List.copyOf(symbols);
        stack = List.copyOf(stack);
        unsafe = List.copyOf(unsafe);
    }

    /** A bundle's facts with two more of the compiler's. */
    public static byte[] join(byte[] facts, Object unsafe, Object uses) throws IOException {
        Map<String, Object> root = JSON.std.mapFrom(new String(facts, StandardCharsets.UTF_8));
        root.put(UNSAFE, unsafe);
        root.put(USES, uses);
        String text = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(root);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the facts of a bundle.
     *
     * @throws UserError SALT3002 if they are not JSON
     */
    public static BundleFacts of(Bundle bundle) {
        if (bundle.facts().length == 0) {
            return of(Map.of());
        }
        try {
            return of(JSON.std.mapFrom(new String(bundle.facts(), StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            throw new UserError(
                    DiagnosticCode.SALT3002,
                    SourceLocation.file(bundle.origin()),
                    "has facts that are not JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "try: build the module that makes it again (mvn clean package)");
        }
    }

    private static BundleFacts of(Map<String, Object> root) {
        List<Symbol> symbols = new ArrayList<>();
        for (Map<?, ?> row : rows(root.get("symbols"))) {
            symbols.add(new Symbol(text(row, "name"), text(row, "section"), number(row.get("bytes"))));
        }
        List<Stack> stack = new ArrayList<>();
        for (Map<?, ?> row : rows(root.get("stack"))) {
            List<String> chain = new ArrayList<>();
            if (row.get("chain") instanceof List<?> calls) {
                calls.forEach(call -> chain.add(String.valueOf(call)));
            }
            boolean recursive = Boolean.TRUE.equals(row.get("recursive"));
            stack.add(new Stack(text(row, "entry"), number(row.get("bytes")), recursive, chain));
        }
        List<Unsafe> unsafe = new ArrayList<>();
        for (Map<?, ?> row : rows(root.get(UNSAFE))) {
            unsafe.add(new Unsafe(
                    text(row, "file"),
                    (int) number(row.get("line")),
                    text(row, "method"),
                    text(row, "operation"),
                    text(row, "reason")));
        }
        return new BundleFacts(
                number(root.get("text")),
                number(root.get("readOnly")),
                number(root.get("data")),
                number(root.get("zero")),
                symbols,
                stack,
                unsafe,
                root.get(USES) instanceof Map<?, ?> uses ? Optional.of(CodeUse.of(uses)) : Optional.empty());
    }

    private static List<Map<?, ?>> rows(@Nullable Object json) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (json instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
