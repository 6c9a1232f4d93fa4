package org.saltyos.maven.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A page of {@code docs/diagnostics}.
 *
 * @param path the file
 * @param heading the first line
 * @param sections text by heading, in order
 */
record DiagnosticPage(Path path, String heading, Map<String, String> sections) {
    /** The sections every page has, in this order. */
    static final List<String> SECTIONS = List.of("Rule", "Why", "Failing", "Message", "Corrected");

    /** Where the pages are: Maven and IDEs run tests in the module's folder. */
    static final Path FOLDER =
            Path.of("..", "docs", "diagnostics").toAbsolutePath().normalize();

    /**
     * A block of code.
     *
     * @param language what follows the fence: {@code java}, {@code java removed}, {@code xml}, {@code gas}, {@code text}
     * @param text the code
     */
    record Code(String language, String text) {}

    /** All pages by the name of their code. */
    static Map<String, DiagnosticPage> all() throws IOException {
        Map<String, DiagnosticPage> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("SALT"))
                    .toList()) {
                pages.put(file.getFileName().toString().replace(".md", ""), read(file));
            }
        }
        return pages;
    }

    private static DiagnosticPage read(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        String section = "";
        StringBuilder text = new StringBuilder();
        boolean inCode = false;
        for (String line : Files.readAllLines(file)) {
            inCode ^= line.startsWith("```");
            if (!inCode && line.startsWith("# ")) {
                heading = line.substring(2);
            } else if (!inCode && line.startsWith("## ")) {
                sections.put(section, text.toString());
                text.setLength(0);
                section = line.substring(3);
            } else {
                text.append(line).append('\n');
            }
        }
        sections.put(section, text.toString());
        sections.remove("");
        return new DiagnosticPage(file, heading, sections);
    }

    /** The blocks of code of a section. */
    List<Code> code(String section) {
        List<Code> result = new ArrayList<>();
        String language = null;
        StringBuilder text = new StringBuilder();
        for (String line : sections.getOrDefault(section, "").split("\n", -1)) {
            if (!line.startsWith("```")) {
                text.append(line).append('\n');
            } else if (language == null) {
                language = line.substring(3).strip();
                text.setLength(0);
            } else {
                result.add(new Code(language, text.toString()));
                language = null;
            }
        }
        return result;
    }
}
