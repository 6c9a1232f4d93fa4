package org.saltyos.maven.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ServerEntry;
import org.saltyos.abi.boot.ServiceEntry;
import org.saltyos.abi.boot.SystemTable;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/** Writes a {@link SystemPlan} as {@code system.bin} (layout: {@code org.saltyos.abi.boot.SystemTableLayout}). */
public final class SystemTableWriter {
    /** Far more than any system needs; offsets stay valid ints. */
    private static final int SIZE_LIMIT = 16 << 20;

    private final ByteBuffer table = ByteBuffer.allocate(SIZE_LIMIT).order(ByteOrder.LITTLE_ENDIAN);
    private int end;

    private SystemTableWriter() {}

    /**
     * The bytes of the table.
     *
     * @throws UserError SALT3003 if it would exceed 16 MiB
     */
    public static byte[] write(SystemPlan plan) {
        return new SystemTableWriter().table(plan.servers());
    }

    private byte[] table(List<PlannedServer> servers) {
        end = SystemTable.SIZE;
        int first = reserve(servers.size() * ServerEntry.SIZE);
        table.putLong(SystemTable.MAGIC, BootFormat.SYSTEM_MAGIC)
                .putInt(SystemTable.VERSION, BootFormat.SYSTEM_VERSION)
                .putInt(SystemTable.SERVER_COUNT, servers.size())
                .putInt(SystemTable.SERVERS_OFFSET, first);
        for (int i = 0; i < servers.size(); i++) {
            server(first + i * ServerEntry.SIZE, servers.get(i));
        }
        reserve(0);
        table.putInt(SystemTable.TOTAL_SIZE, end);
        return Arrays.copyOf(table.array(), end);
    }

    private void server(int at, PlannedServer server) {
        Manifest manifest = server.manifest();
        text(at + ServerEntry.NAME_OFFSET, at + ServerEntry.NAME_LENGTH, manifest.name());
        text(at + ServerEntry.IMAGE_OFFSET, at + ServerEntry.IMAGE_LENGTH, server.imageFile());
        text(at + ServerEntry.LINES_OFFSET, at + ServerEntry.LINES_LENGTH, server.linesFile());
        text(at + ServerEntry.ARGUMENTS_OFFSET, at + ServerEntry.ARGUMENTS_LENGTH, manifest.arguments());
        table.putLong(at + ServerEntry.STACK_BYTES, pages(manifest.stackBytes()))
                .putLong(at + ServerEntry.MEMORY_BYTES, pages(manifest.memoryBytes()))
                .putLong(at + ServerEntry.BUDGET_MICROS, manifest.budgetMicros())
                .putLong(at + ServerEntry.PERIOD_MICROS, manifest.periodMicros())
                .putLong(at + ServerEntry.DEADLINE_MICROS, manifest.deadlineMicros())
                .putInt(at + ServerEntry.RESTART, manifest.restart().code())
                .putInt(at + ServerEntry.SLOT_BITS, manifest.slotBits())
                .putInt(at + ServerEntry.FLAGS, manifest.floatingPoint() ? BootFormat.SERVER_FLOATING_POINT : 0);
        provides(at, server);
        needs(at, server.needs());
        ports(at, manifest.ports());
        irqs(at, manifest.irqs());
    }

    private void provides(int at, PlannedServer server) {
        List<String> services = server.manifest().provides();
        int entries = reserve(services.size() * ServiceEntry.SIZE);
        table.putInt(at + ServerEntry.PROVIDES_COUNT, services.size())
                .putInt(at + ServerEntry.PROVIDES_OFFSET, entries);
        int index = (at - SystemTable.SIZE) / ServerEntry.SIZE;
        for (int i = 0; i < services.size(); i++) {
            service(entries + i * ServiceEntry.SIZE, services.get(i), index, i, 0);
        }
    }

    private void needs(int at, List<PlannedServer.Provider> needs) {
        int entries = reserve(needs.size() * ServiceEntry.SIZE);
        table.putInt(at + ServerEntry.NEEDS_COUNT, needs.size()).putInt(at + ServerEntry.NEEDS_OFFSET, entries);
        for (int i = 0; i < needs.size(); i++) {
            PlannedServer.Provider need = needs.get(i);
            int flags = need.delegated() ? BootFormat.SERVICE_DELEGATED : 0;
            service(entries + i * ServiceEntry.SIZE, need.service(), need.server(), need.index(), flags);
        }
    }

    private void service(int at, String name, int provider, int index, int flags) {
        text(at + ServiceEntry.NAME_OFFSET, at + ServiceEntry.NAME_LENGTH, name);
        table.putInt(at + ServiceEntry.PROVIDER_INDEX, provider)
                .putInt(at + ServiceEntry.SERVICE_INDEX, index)
                .putInt(at + ServiceEntry.FLAGS, flags);
    }

    private void ports(int at, List<PortRange> ports) {
        int entries = reserve(ports.size() * org.saltyos.abi.boot.PortRange.SIZE);
        table.putInt(at + ServerEntry.PORTS_COUNT, ports.size()).putInt(at + ServerEntry.PORTS_OFFSET, entries);
        for (PortRange range : ports) {
            table.putInt(entries + org.saltyos.abi.boot.PortRange.FIRST, range.first())
                    .putInt(entries + org.saltyos.abi.boot.PortRange.LAST, range.last());
            entries += org.saltyos.abi.boot.PortRange.SIZE;
        }
    }

    private void irqs(int at, List<Integer> irqs) {
        int entries = reserve(irqs.size() * Integer.BYTES);
        table.putInt(at + ServerEntry.IRQS_COUNT, irqs.size()).putInt(at + ServerEntry.IRQS_OFFSET, entries);
        for (int i = 0; i < irqs.size(); i++) {
            table.putInt(entries + i * Integer.BYTES, irqs.get(i));
        }
    }

    private void text(int offsetField, int lengthField, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int offset = reserve(bytes.length);
        table.put(offset, bytes);
        table.putInt(offsetField, offset).putInt(lengthField, bytes.length);
    }

    /** Space at the end of the table, aligned to 8 bytes. */
    private int reserve(int bytes) {
        int at = (end + 7) & -8;
        if (bytes > SIZE_LIMIT - at) {
            throw new UserError(
                    DiagnosticCode.SALT3003, null, "the table of servers would exceed " + SIZE_LIMIT + " bytes");
        }
        end = at + bytes;
        return at;
    }

    private static long pages(long bytes) {
        return (bytes + BootFormat.ALIGNMENT - 1) & -BootFormat.ALIGNMENT;
    }
}
