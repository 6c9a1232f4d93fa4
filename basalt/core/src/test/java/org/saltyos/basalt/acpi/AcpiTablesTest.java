package org.saltyos.basalt.acpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.basalt.kernel.KernelFault;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mmio;

/** The firmware's tables are found, and what is broken in them is not believed. */
class AcpiTablesTest {
    private static final long BASE = 0x1_0000;
    private static final long ROOT = BASE + 0x100;
    private static final long LIST = BASE + 0x200;
    private static final long FADT = BASE + 0x300;
    private static final long DSDT = BASE + 0x500;
    private static final int FADT_BYTES = 244;

    private static final PhysicalMemory MEMORY = (physical, bytes) -> physical;

    @BeforeEach
    void makeTables() {
        Machine.reset();
        Machine.current().memory().map(BASE, 0x1000);
        root(0);
        put(LIST, "RSDT", 40);
        Mmio.putInt(LIST + 36, (int) FADT);
        seal(LIST);
        put(FADT, "FACP", FADT_BYTES);
        Mmio.putInt(FADT + 40, (int) DSDT);
        Mmio.putInt(FADT + 48, 0xb2);
        Mmio.putByte(FADT + 52, (byte) 0xf1);
        Mmio.putInt(FADT + 64, 0x604);
        Mmio.putInt(FADT + 112, 1 << 10);
        Mmio.putInt(FADT + 116, 0x0100_0801);
        Mmio.putLong(FADT + 120, 0xcf9);
        Mmio.putByte(FADT + 128, (byte) 0xf);
        seal(FADT);
    }

    private static void root(int revision) {
        bytes(ROOT, "RSD PTR ");
        Mmio.putByte(ROOT + 15, (byte) revision);
        Mmio.putInt(ROOT + 16, (int) LIST);
        Mmio.putLong(ROOT + 24, LIST);
        Mmio.putByte(ROOT + 8, (byte) 0);
        Mmio.putByte(ROOT + 8, (byte) -sum(ROOT, 20));
    }

    private static void put(long at, String signature, int length) {
        bytes(at, signature);
        Mmio.putInt(at + 4, length);
    }

    private static void bytes(long at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            Mmio.putByte(at + i, bytes[i]);
        }
    }

    private static void seal(long table) {
        Mmio.putByte(table + 9, (byte) 0);
        Mmio.putByte(table + 9, (byte) -sum(table, Mmio.getInt(table + 4)));
    }

    private static int sum(long at, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Mmio.getByte(at + i);
        }
        return sum;
    }

    @Test
    void findsTablesOfBothKindsOfLists() throws KernelFault {
        assertThat(AcpiTables.find(MEMORY, ROOT, AcpiTables.FADT)).isEqualTo(FADT);
        assertThat(AcpiTables.find(MEMORY, ROOT, AcpiTables.HPET)).isZero();
        put(LIST, "XSDT", 44);
        Mmio.putLong(LIST + 36, FADT);
        seal(LIST);
        root(2);
        assertThat(AcpiTables.find(MEMORY, ROOT, AcpiTables.FADT)).isEqualTo(FADT);
    }

    @ParameterizedTest
    @CsvSource({"0x100, 1", "0x110, 1", "0x204, 1", "0x220, 4", "0x304, 1", "0x304, 0x40", "0x307, 0x10", "0x350, 1"})
    void aChangedBitMakesATableNone(String offset, String bits) throws KernelFault {
        long at = BASE + Integer.decode(offset);
        Mmio.putByte(at, (byte) (Mmio.getByte(at) ^ Integer.decode(bits)));
        assertThat(AcpiTables.find(MEMORY, ROOT, AcpiTables.FADT)).isZero();
    }

    @Test
    void theFixedTableNamesThePorts() {
        Fadt fadt = new Fadt(FADT);
        assertThat(fadt.dsdt()).isEqualTo(DSDT);
        assertThat(fadt.controlPortA()).isEqualTo(0x604);
        assertThat(fadt.controlPortB()).isZero();
        assertThat(fadt.commandPort()).isEqualTo(0xb2);
        assertThat(fadt.enableCommand()).isEqualTo(0xf1);
        assertThat(fadt.resetPort()).isEqualTo(0xcf9);
        assertThat(fadt.resetValue()).isEqualTo(0xf);
        Mmio.putInt(FADT + 112, 0);
        assertThat(fadt.resetPort()).as("not supported").isZero();
        Mmio.putInt(FADT + 112, 1 << 10);
        Mmio.putInt(FADT + 116, 0x0100_0800);
        assertThat(fadt.resetPort()).as("in memory").isZero();
        Mmio.putInt(FADT + 4, 116);
        assertThat(fadt.resetPort()).as("an old table").isZero();
        assertThat(fadt.resetValue()).isZero();
        assertThat(fadt.dsdt()).isEqualTo(DSDT);
    }

    /** NameOp, the name, PackageOp, its length and count, then the numbers. */
    @ParameterizedTest
    @CsvSource({
        "08 5f53355f 12 0604 00000000, 0",
        "08 5c5f53355f 12 0704 0a05010000, 0x105",
        "08 5f53355f 12 400704 010a030000, 0x301",
        "08 5f53355f 12 0604 05070000, -1", // numbers of another kind
        "08 5f53345f 12 0604 00000000, -1",
        "09 5f53355f 12 0604 00000000, -1",
    })
    void theStateForOffIsReadFromAml(String aml, String expected) {
        put(DSDT, "DSDT", 100);
        byte[] code = HexFormat.of().parseHex(aml.replace(" ", ""));
        for (int i = 0; i < code.length; i++) {
            Mmio.putByte(DSDT + 40 + i, code[i]);
        }
        assertThat(SleepState.off(DSDT)).isEqualTo(Integer.decode(expected));
    }
}
