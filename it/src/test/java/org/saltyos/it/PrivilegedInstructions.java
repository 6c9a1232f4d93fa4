package org.saltyos.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saltyos.maven.elf.ElfFile;
import org.saltyos.maven.elf.ElfReader;
import org.saltyos.maven.elf.ElfSymbol;
import org.saltyos.test.Guest;

/**
 * Which privileged instructions, and which that change the privilege, each way through the kernel executes. QEMU tells twice:
 * first every instruction of the kernel as it translates it, which shows where the privileged ones are; then each time that one of
 * those, or the first of a {@link Way}'s symbols, is executed.
 */
final class PrivilegedInstructions {
    private static final String IMAGE = "benchmark";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String LAST = "@@BENCH \\d+ timer tick without a switch\n";
    private static final Pattern TRANSLATED =
            Pattern.compile("0x(\\p{XDigit}+):\\s+(?:\\p{XDigit}{2} )+\\s*(\\S+)\\s*(.*)");
    private static final Pattern PLAIN = Pattern.compile(
            "swapgs|sysretq|iretq|wrmsr|rdmsr|invlpg|invpcid|hlt|cli|sti|popfq|clts|ltrw?|lgdtq?|lidtq?|in[bwl]|out[bwl]|xsetbv");
    private static final Pattern CONTROL = Pattern.compile("(.*), %(cr\\d)|%(cr\\d), .*");
    private static final Pattern EXECUTED = Pattern.compile("Trace .*\\[\\p{XDigit}+/(\\p{XDigit}+)/.*");

    private final Path log;

    private PrivilegedInstructions(Path log) {
        this.log = log;
    }

    /** The instructions of each way, in order; of a way with variants those that were executed most often. */
    static Map<Way, List<String>> find() throws IOException {
        Path log = Files.createTempFile("saltyos", ".log");
        try {
            return new PrivilegedInstructions(log).run();
        } finally {
            Files.delete(log);
        }
    }

    private Map<Way, List<String>> run() throws IOException {
        ElfFile kernel = ElfReader.read(DirectBoot.kernel(IMAGE));
        String all = "0x%x+0x%x"
                .formatted(address(kernel, "text_start"), address(kernel, "text_end") - address(kernel, "text_start"));
        boot(List.of("-d", "in_asm", "-dfilter", all));
        Map<Long, String> marks = new TreeMap<>(privileged());
        Map<Long, String> symbols = new HashMap<>();
        Way.symbols().forEach(name -> symbols.put(address(kernel, name), name));
        String each = Stream.concat(marks.keySet().stream(), symbols.keySet().stream())
                .map("0x%x+1"::formatted)
                .collect(Collectors.joining(","));
        boot(List.of("-singlestep", "-d", "exec,nochain", "-dfilter", each));
        return ways(marks, symbols);
    }

    private static long address(ElfFile kernel, String symbol) {
        return kernel.symbols().stream()
                .filter(s -> s.name().equals(symbol) || s.name().startsWith(symbol + "("))
                .mapToLong(ElfSymbol::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no symbol " + symbol));
    }

    private void boot(List<String> logged) {
        List<String> arguments = new ArrayList<>(List.of("-icount", "shift=0,sleep=off", "-D", log.toString()));
        arguments.addAll(logged);
        try (Guest guest = new DirectBoot(IMAGE, "", 1, KernelBenchmark.MEMORY, arguments).boot(LIMIT)) {
            guest.waitFor(LAST);
        }
    }

    /** Where the log of translations shows a privileged instruction, and what it does in short. */
    private Map<Long, String> privileged() throws IOException {
        Map<Long, String> found = new HashMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                Matcher m = TRANSLATED.matcher(line);
                if (m.matches()) {
                    String name = privileged(m.group(2), m.group(3).strip());
                    if (!name.isEmpty()) {
                        found.put(Long.parseUnsignedLong(m.group(1), 16), name);
                    }
                }
            });
        }
        return found;
    }

    private static String privileged(String operation, String operands) {
        if (PLAIN.matcher(operation).matches()) {
            return operation;
        }
        Matcher control = CONTROL.matcher(operands);
        if (!control.matches()) {
            return "";
        }
        return control.group(2) == null ? control.group(3) + " read" : control.group(2) + " write";
    }

    private Map<Way, List<String>> ways(Map<Long, String> marks, Map<Long, String> symbols) {
        Map<Way, Map<List<String>, Integer>> counts = new TreeMap<>();
        List<String> passed = new ArrayList<>();
        List<String> path = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                Matcher m = EXECUTED.matcher(line);
                if (!m.matches()) {
                    return;
                }
                long at = Long.parseUnsignedLong(m.group(1), 16);
                String symbol = symbols.get(at);
                if (symbol != null) {
                    if (Way.begins(symbol)) {
                        passed.clear();
                        path.clear();
                    }
                    passed.add(symbol);
                }
                String mark = marks.get(at);
                if (mark != null) {
                    path.add(mark);
                    if (mark.equals("sysretq") || mark.equals("iretq")) {
                        Way.of(passed)
                                .ifPresent(way -> counts.computeIfAbsent(way, w -> new HashMap<>())
                                        .merge(List.copyOf(path), 1, Integer::sum));
                        passed.clear();
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Way, List<String>> most = new TreeMap<>();
        counts.forEach((way, variants) -> most.put(
                way,
                variants.entrySet().stream()
                        .max(Map.Entry.<List<String>, Integer>comparingByValue()
                                .thenComparing(e -> e.getKey().size()))
                        .orElseThrow()
                        .getKey()));
        return most;
    }
}
