package org.saltyos.maven.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.boot.ServiceEntry;
import org.saltyos.abi.boot.SystemTable;

/** The table that init follows says what the manifests say. */
class SystemTableWriterTest {
    private final ByteBuffer table = ByteBuffer.wrap(SystemTableWriter.write(SystemPlan.of(List.of(
                    SystemPlanTest.server("init", Map.of()),
                    SystemPlanTest.server(
                            "client",
                            Map.of(
                                    "needs",
                                    List.of("log", "kernel.sched-control"),
                                    "arguments",
                                    "-v",
                                    "memory",
                                    5000,
                                    "stack",
                                    4097)),
                    SystemPlanTest.server(
                            "console",
                            Map.of(
                                    "provides", List.of("tty", "log"),
                                    "ports", List.of("0x3f8-0x3ff", "0x60"),
                                    "irqs", List.of(4, 1),
                                    "restart", "ON_FAULT",
                                    "deadlineMicros", 7000))))))
            .order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void theHeaderCountsServersAndBytes() {
        assertThat(table.getLong(SystemTable.MAGIC)).isEqualTo(BootFormat.SYSTEM_MAGIC);
        assertThat(table.getInt(SystemTable.VERSION)).isEqualTo(BootFormat.SYSTEM_VERSION);
        assertThat(table.getInt(SystemTable.SERVER_COUNT)).isEqualTo(2);
        assertThat(table.getInt(SystemTable.TOTAL_SIZE)).isEqualTo(table.capacity());
    }

    @Test
    void serversHaveTheirNamesAndLimits() {
        int console = server(0);
        assertThat(text(console, ServerEntry.NAME_OFFSET, ServerEntry.NAME_LENGTH))
                .isEqualTo("console");
        assertThat(text(console, ServerEntry.IMAGE_OFFSET, ServerEntry.IMAGE_LENGTH))
                .isEqualTo("console.img");
        assertThat(text(console, ServerEntry.LINES_OFFSET, ServerEntry.LINES_LENGTH))
                .isEqualTo("console.lines");
        assertThat(table.getLong(console + ServerEntry.BUDGET_MICROS)).isEqualTo(1000);
        assertThat(table.getLong(console + ServerEntry.PERIOD_MICROS)).isEqualTo(20000);
        assertThat(table.getLong(console + ServerEntry.DEADLINE_MICROS)).isEqualTo(7000);
        assertThat(table.getInt(console + ServerEntry.RESTART)).isEqualTo(BootFormat.RESTART_ON_FAULT);
        int client = server(1);
        assertThat(text(client, ServerEntry.ARGUMENTS_OFFSET, ServerEntry.ARGUMENTS_LENGTH))
                .isEqualTo("-v");
        assertThat(table.getLong(client + ServerEntry.MEMORY_BYTES)).isEqualTo(8192);
        assertThat(table.getLong(client + ServerEntry.STACK_BYTES)).isEqualTo(8192);
        assertThat(table.getInt(client + ServerEntry.RESTART)).isEqualTo(BootFormat.RESTART_NEVER);
    }

    @Test
    void servicesNameTheirProviders() {
        int client = server(1);
        assertThat(table.getInt(client + ServerEntry.NEEDS_COUNT)).isEqualTo(2);
        int needs = table.getInt(client + ServerEntry.NEEDS_OFFSET);
        assertThat(text(needs, ServiceEntry.NAME_OFFSET, ServiceEntry.NAME_LENGTH))
                .isEqualTo("log");
        assertThat(table.getInt(needs + ServiceEntry.PROVIDER_INDEX)).isZero();
        assertThat(table.getInt(needs + ServiceEntry.SERVICE_INDEX)).isEqualTo(1);
        assertThat(table.getInt(needs + ServiceEntry.SIZE + ServiceEntry.PROVIDER_INDEX))
                .isEqualTo(-1);
        int provides = table.getInt(server(0) + ServerEntry.PROVIDES_OFFSET);
        assertThat(text(provides, ServiceEntry.NAME_OFFSET, ServiceEntry.NAME_LENGTH))
                .isEqualTo("tty");
    }

    @Test
    void devicesAreListed() {
        int console = server(0);
        assertThat(table.getInt(console + ServerEntry.PORTS_COUNT)).isEqualTo(2);
        int ports = table.getInt(console + ServerEntry.PORTS_OFFSET);
        assertThat(new int[] {
                    table.getInt(ports), table.getInt(ports + 4), table.getInt(ports + 8), table.getInt(ports + 12)
                })
                .containsExactly(0x3f8, 0x3ff, 0x60, 0x60);
        assertThat(table.getInt(console + ServerEntry.IRQS_COUNT)).isEqualTo(2);
        int irqs = table.getInt(console + ServerEntry.IRQS_OFFSET);
        assertThat(new int[] {table.getInt(irqs), table.getInt(irqs + 4)}).containsExactly(4, 1);
    }

    private int server(int index) {
        return table.getInt(SystemTable.SERVERS_OFFSET) + index * ServerEntry.SIZE;
    }

    private String text(int at, int offsetField, int lengthField) {
        int offset = table.getInt(at + offsetField);
        return new String(table.array(), offset, table.getInt(at + lengthField), StandardCharsets.US_ASCII);
    }
}
