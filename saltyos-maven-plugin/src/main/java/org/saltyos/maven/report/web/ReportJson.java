package org.saltyos.maven.report.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saltyos.maven.bundle.BundleFacts;
import org.saltyos.maven.report.web.ImageModel.Module;

/** The facts of the page as simple values, for programs. Sizes are bytes. */
final class ReportJson {
    /** Key of the boot, which a test fills in. */
    static final String BOOT = "boot";

    private static final int SYMBOLS = 100;

    private ReportJson() {}

    static Map<String, Object> of(ImageModel image) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", image.name());
        root.put("isoBytes", image.isoBytes());
        root.put("isoSha256", image.sha256());
        root.put("memoryBytes", image.memoryBytes());
        root.put("warnings", image.warnings());
        root.put("parts", image.parts().stream().map(ReportJson::part).toList());
        root.put("modules", image.modules().stream().map(ReportJson::module).toList());
        root.put("memory", image.memory().stream().map(ReportJson::area).toList());
        root.put(
                "unsafe",
                UnsafeSection.places(image).entrySet().stream()
                        .map(entry -> unsafe(entry.getKey(), entry.getValue()))
                        .toList());
        root.put(BOOT, image.boot().map(ReportJson::boot).orElse(null));
        return root;
    }

    /** A boot as simple values. */
    static Map<String, Object> boot(BootTimes boot) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("readyMillis", boot.readyMillis());
        root.put(
                "servers",
                boot.servers().stream()
                        .map(server -> row(
                                "name",
                                server.name(),
                                "readyMillis",
                                server.readyMillis(),
                                "usedMillis",
                                server.usedMillis()))
                        .toList());
        return root;
    }

    private static Map<String, Object> part(ImageModel.Part part) {
        return row("name", part.name(), "bytes", part.bytes());
    }

    private static Map<String, Object> area(ImageModel.Area area) {
        return row("owner", area.owner(), "what", area.what(), "from", area.from(), "bytes", area.bytes());
    }

    private static Map<String, Object> module(Module module) {
        BundleFacts facts = module.facts();
        ImageModel.Rights rights = module.rights();
        Map<String, Object> root =
                row("name", module.name(), "kind", module.kind().name());
        root.put("offers", rights.offers());
        root.put(
                "calls",
                rights.calls().stream()
                        .map(call ->
                                row("service", call.service(), "provider", call.provider(), "handsOn", call.handsOn()))
                        .toList());
        root.put("kernel", rights.kernel());
        root.put("ports", rights.ports());
        root.put("irqs", rights.irqs());
        root.put("untypedBytes", rights.untypedBytes());
        root.put("heapBytes", rights.heapBytes());
        root.put("restarts", module.restarts());
        root.put("timing", module.timing().map(ReportJson::timing).orElse(null));
        root.put(
                "size",
                row("code", facts.text(), "constants", facts.readOnly(), "data", facts.data(), "zero", facts.zero()));
        root.put("stack", row("declared", module.stackBytes(), "entries", stack(facts)));
        root.put("symbolCount", facts.symbols().size());
        root.put(
                "largestSymbols",
                facts.symbols().stream()
                        .limit(SYMBOLS)
                        .map(symbol -> row("name", symbol.name(), "section", symbol.section(), "bytes", symbol.bytes()))
                        .toList());
        return root;
    }

    private static List<Map<String, Object>> stack(BundleFacts facts) {
        return facts.stack().stream()
                .map(depth -> row(
                        "entry",
                        depth.entry(),
                        "bytes",
                        depth.bytes(),
                        "recursive",
                        depth.recursive(),
                        "chain",
                        depth.chain()))
                .toList();
    }

    private static Map<String, Object> timing(ImageModel.Timing timing) {
        return row(
                "budgetMicros",
                timing.budgetMicros(),
                "periodMicros",
                timing.periodMicros(),
                "deadlineMicros",
                timing.deadlineMicros(),
                "waitsFor",
                timing.waitsFor());
    }

    private static Map<String, Object> unsafe(BundleFacts.Unsafe use, Set<String> modules) {
        return row(
                "file",
                use.file(),
                "line",
                use.line(),
                "method",
                use.method(),
                "operation",
                use.operation(),
                "reason",
                use.reason(),
                "modules",
                List.copyOf(modules));
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return row;
    }
}
