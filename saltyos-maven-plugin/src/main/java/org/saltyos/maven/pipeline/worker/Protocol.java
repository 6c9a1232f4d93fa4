package org.saltyos.maven.pipeline.worker;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.Severity;
import org.saltyos.maven.diag.SourceLocation;
import org.saltyos.maven.pipeline.LoweringRequest;
import org.saltyos.maven.reach.UnsafeUse;

/** How the build and its worker write to each other: one JSON object per line, request and answer in turn. */
final class Protocol {
    /** The member of an answer that holds the trace of a failure of the worker itself. */
    static final String BUG = "bug";

    private Protocol() {}

    static String request(LowerJob job) throws IOException {
        LoweringRequest request = job.request();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("module", request.moduleName());
        map.put("classPath", paths(request.classPath()));
        map.put("sourceRoots", paths(request.sourceRoots()));
        map.put("profile", request.profile());
        map.put("extraRoots", request.extraRoots());
        map.put("runtime", paths(request.runtime()));
        map.put("output", job.outputDirectory().toAbsolutePath().toString());
        map.put("emit", job.emit());
        return JSON.std.asString(map);
    }

    static LowerJob request(String line) throws IOException {
        Map<String, Object> map = JSON.std.mapFrom(line);
        LoweringRequest request = new LoweringRequest(
                text(map, "module"),
                texts(map, "classPath").stream().map(Path::of).toList(),
                texts(map, "sourceRoots").stream().map(Path::of).toList(),
                text(map, "profile"),
                texts(map, "extraRoots"),
                texts(map, "runtime").stream().map(Path::of).toList());
        return new LowerJob(request, Path.of(text(map, "output")), (Boolean) member(map, "emit"));
    }

    static String answer(LowerResult result) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("diagnostics", result.diagnostics().stream().map(Protocol::json).toList());
        map.put("unsafe", result.unsafeUses().stream().map(Protocol::json).toList());
        map.put("manifest", result.manifest());
        map.put("methods", result.methods());
        map.put("lowerMillis", result.lowerMillis());
        map.put("compileMillis", result.compileMillis());
        return JSON.std.asString(map);
    }

    static LowerResult answer(Map<String, Object> map) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Map<String, Object> d : objects(map, "diagnostics")) {
            diagnostics.add(new Diagnostic(
                    DiagnosticCode.valueOf(text(d, "code")),
                    Severity.valueOf(text(d, "severity")),
                    location(d),
                    text(d, "message"),
                    texts(d, "notes")));
        }
        List<UnsafeUse> uses = new ArrayList<>();
        for (Map<String, Object> u : objects(map, "unsafe")) {
            SourceLocation place = new SourceLocation(text(u, "file"), (int) number(u, "line"));
            uses.add(new UnsafeUse(place, text(u, "method"), text(u, "operation"), text(u, "reason")));
        }
        return new LowerResult(
                diagnostics,
                uses,
                strings((Map<?, ?>) member(map, "manifest")),
                (int) number(map, "methods"),
                number(map, "lowerMillis"),
                number(map, "compileMillis"));
    }

    private static Map<String, Object> json(Diagnostic diagnostic) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", diagnostic.code().name());
        map.put("severity", diagnostic.severity().name());
        SourceLocation location = diagnostic.location();
        if (location != null) {
            map.put("file", location.file());
            map.put("line", location.line());
        }
        map.put("message", diagnostic.message());
        map.put("notes", diagnostic.notes());
        return map;
    }

    private static Map<String, Object> json(UnsafeUse use) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", use.location().file());
        map.put("line", use.location().line());
        map.put("method", use.method());
        map.put("operation", use.operation());
        map.put("reason", use.reason());
        return map;
    }

    private static @Nullable SourceLocation location(Map<String, Object> map) {
        return map.containsKey("file") ? new SourceLocation(text(map, "file"), (int) number(map, "line")) : null;
    }

    private static List<String> paths(List<Path> paths) {
        return paths.stream().map(p -> p.toAbsolutePath().toString()).toList();
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.get(key));
    }

    private static long number(Map<String, Object> map, String key) {
        return ((Number) member(map, key)).longValue();
    }

    private static List<String> texts(Map<String, Object> map, String key) {
        return ((List<?>) member(map, key)).stream().map(String::valueOf).toList();
    }

    private static List<Map<String, Object>> objects(Map<String, Object> map, String key) {
        return ((List<?>) member(map, key))
                .stream().map(o -> strings((Map<?, ?>) o)).toList();
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private static Object member(Map<String, Object> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
