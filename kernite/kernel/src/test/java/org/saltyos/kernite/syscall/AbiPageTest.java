package org.saltyos.kernite.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.FaultKind;
import org.saltyos.abi.InitialSlot;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.ObjectType;
import org.saltyos.abi.Rights;
import org.saltyos.abi.SystemCall;
import org.saltyos.kernite.arch.x86_64.SimulatedInterrupts;
import org.saltyos.kernite.backing.MemoryObject;
import org.saltyos.kernite.backing.MemoryPool;
import org.saltyos.kernite.backing.Region;
import org.saltyos.kernite.cap.Refusal;
import org.saltyos.kernite.cap.Slot;
import org.saltyos.kernite.ipc.Endpoint;
import org.saltyos.kernite.ipc.Notification;
import org.saltyos.kernite.sched.SchedContext;
import org.saltyos.kernite.testing.RandomCall;
import org.saltyos.kernite.testing.World;
import org.saltyos.kernite.thread.Tcb;
import org.saltyos.kernite.vspace.VSpace;

/** docs/kernel-abi.md says what the kernel does: every number, every size, every error and every preemption that is seen. */
class AbiPageTest {
    private static final Pattern LABEL = Pattern.compile("\\b([A-Z][A-Z_]+) (0x[0-9a-f]+)");
    private static final Pattern AS = Pattern.compile("\\bas ([A-Z][A-Z_]+)");
    private static final int STEPS = 12_000;

    /** Errors that the page gives to all operations at once. */
    private static final Set<String> EVERYWHERE =
            Set.of("OK", "INVALID_CAPABILITY", "ILLEGAL_OPERATION", "TRUNCATED_MESSAGE");

    private final List<String> lines = read();

    private static List<String> read() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/kernel-abi.md"))) {
            directory = Objects.requireNonNull(directory.getParent(), "the page is below the root of the project");
        }
        try {
            return Files.readAllLines(directory.resolve("docs/kernel-abi.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Integer> constants(Class<?> holder) {
        Map<String, Integer> constants = new TreeMap<>();
        for (Field field : holder.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == int.class) {
                try {
                    constants.put(field.getName(), field.getInt(null));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return constants;
    }

    /** The last cell of each row, by the labels in its first cells. */
    private Map<String, String> errorsByLabel() {
        Map<String, String> rows = new TreeMap<>();
        for (String line : lines) {
            Matcher label = LABEL.matcher(line);
            while (line.startsWith("|") && label.find()) {
                String[] cells = line.split("(?<!\\\\)\\|");
                rows.put(label.group(1), cells[cells.length - 1]);
            }
        }
        return rows;
    }

    @Test
    void everyOperationHasItsRowAndItsNumber() {
        Map<String, Integer> listed = new TreeMap<>();
        for (String line : lines) {
            Matcher label = LABEL.matcher(line);
            while (line.startsWith("|") && label.find()) {
                listed.put(label.group(1), Integer.decode(label.group(2)));
            }
        }
        assertThat(listed).isEqualTo(constants(Invocation.class));
    }

    @Test
    void everySystemCallAndErrorHasItsRow() {
        Map<String, Integer> calls = constants(SystemCall.class);
        calls.keySet().removeAll(Set.of("COUNT", "FUTEX_BATCH", "MAX_ENDPOINTS"));
        calls.forEach((name, number) -> assertThat(lines).anyMatch(line -> line.startsWith(row(number, name))));
        constants(ErrorCode.class)
                .forEach((name, number) -> assertThat(lines).anyMatch(line -> line.startsWith(row(number, name))));
        assertThat(calls).hasSize(SystemCall.COUNT);
    }

    @Test
    void rightsFaultsAndSlotsAreNamed() {
        String page = String.join(" ", lines);
        Map<String, Integer> rights = constants(Rights.class);
        rights.remove("ALL");
        rights.forEach((name, bit) -> assertThat(page).contains(name + " " + bit));
        Map<String, Integer> faults = constants(FaultKind.class);
        for (String name :
                List.of("PAGE", "UNDEFINED_INSTRUCTION", "PANIC", "DIVIDE", "EXCEPTION", "TIMEOUT", "PAGER")) {
            assertThat(lines).anyMatch(line -> line.startsWith(row(Objects.requireNonNull(faults.get(name)), name)));
        }
        assertThat(page)
                .contains(InitialSlot.TCB + " Tcb", InitialSlot.VSPACE + " VSpace")
                .contains(InitialSlot.SYSTEM_CONTROL + " SystemControl", InitialSlot.FIRST_UNTYPED + " and up");
    }

    private static String row(int number, String name) {
        return "| " + number + " | " + name + " |";
    }

    @Test
    void objectsHaveTheSizesOfTheTable() {
        size("Slot of a CNode", Slot.SIZE);
        size("Endpoint", Endpoint.SIZE);
        size("Notification", Notification.SIZE);
        size("SchedContext", SchedContext.SIZE);
        size("Tcb", Tcb.SIZE);
        size("VSpace", VSpace.SIZE);
        size("MemoryPool", MemoryPool.SIZE);
        size("MemoryObject", MemoryObject.SIZE + 12 * Region.SIZE);
        size("Mapping of a MemoryObject", Region.SIZE);
    }

    private void size(String object, int bytes) {
        assertThat(lines).anyMatch(line -> line.startsWith("| " + object + " | " + bytes + " |"));
    }

    @Test
    void everyErrorAndPreemptionThatIsSeenIsListed() throws Refusal {
        Map<Integer, Set<Integer>> seen = seen();
        Map<String, String> rows = errorsByLabel();
        Map<Integer, String> errors = new TreeMap<>();
        constants(ErrorCode.class).forEach((name, code) -> errors.put(code, name));
        String preempted = lines.stream()
                .filter(line -> line.startsWith("| preempted"))
                .findFirst()
                .orElse("");
        List<String> missing = new ArrayList<>();
        int statuses = 0;
        for (Map.Entry<String, Integer> operation : constants(Invocation.class).entrySet()) {
            for (int status : seen.getOrDefault(operation.getValue(), Set.of())) {
                statuses++;
                String listed = status < 0 ? preempted : listed(operation.getKey(), rows, 0);
                String wanted = status < 0 ? operation.getKey() : errors.get(status);
                if (!EVERYWHERE.contains(wanted) && !listed.contains(wanted)) {
                    missing.add(operation.getKey() + ": " + wanted);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(statuses).as("enough was seen to mean something").isGreaterThan(150);
    }

    /** The errors of a row, with those of the rows it refers to. */
    private static String listed(String name, Map<String, String> rows, int depth) {
        StringBuilder listed = new StringBuilder(rows.getOrDefault(name, ""));
        Matcher other = AS.matcher(listed.toString());
        while (depth < 3 && other.find()) {
            String end = other.group(1);
            rows.keySet().stream()
                    .filter(row -> row.equals(end) || row.endsWith("_" + end))
                    .forEach(row -> listed.append(' ').append(listed(row, rows, depth + 1)));
        }
        return listed.toString().toUpperCase(Locale.ROOT);
    }

    /** The statuses that random calls end with, by label; -1 where one was preempted. */
    private static Map<Integer, Set<Integer>> seen() throws Refusal {
        Map<Integer, Set<Integer>> seen = new TreeMap<>();
        Random random = new Random(22);
        for (int step = 0; step < STEPS; ) {
            try (World world = new World()) {
                RandomCall call = new RandomCall(world, random);
                call.prepare();
                while (step < STEPS && world.slot(World.CNODE).type() == ObjectType.CNODE && usable(world)) {
                    step++;
                    SimulatedInterrupts.setPending(random.nextInt(4) == 0);
                    int status = call.make();
                    seen.computeIfAbsent(call.label(), label -> new TreeSet<>()).add(status);
                }
            }
        }
        return seen;
    }

    private static boolean usable(World world) {
        return world.slot(World.MEMORY).type() == ObjectType.UNTYPED
                && world.slot(World.CNODE).flags() == Long.SIZE - World.RADIX
                && world.thread().ipcBuffer().type() == ObjectType.FRAME;
    }
}
