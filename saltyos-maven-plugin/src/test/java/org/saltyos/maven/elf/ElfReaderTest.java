package org.saltyos.maven.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.image.TinyKernel;

/** Sound ELF files are read as they are; broken ones end in a located error and nothing else. */
class ElfReaderTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatTheLinkerWrote() throws Exception {
        ElfFile elf = ElfReader.read(TinyKernel.build(directory));
        assertThat(elf.loadSegments()).hasSize(3);
        assertThat(elf.loadSegments().get(0).flags()).isEqualTo(ElfSegment.READ | ElfSegment.EXECUTE);
        assertThat(elf.pvhEntry()).hasValue(elf.entry()).hasValue(0x200000);
        assertThat(elf.section(".data").orElseThrow().bytes()).containsExactly(0x78, 0x56, 0x34, 0x12);
        assertThat(elf.section(".bss").orElseThrow().size()).isGreaterThan(100_000);
        assertThat(elf.section(".bss").orElseThrow().bytes()).isEmpty();
        ElfSymbol entry = elf.symbol("entry").orElseThrow();
        assertThat(entry.value()).isEqualTo(0x200000);
        assertThat(entry.binding()).isEqualTo(ElfSymbol.GLOBAL);
        assertThat(elf.sections().get(entry.section()).name()).isEqualTo(".text");
    }

    @Test
    void everyTruncationIsALocatedError() throws Exception {
        byte[] whole = Files.readAllBytes(TinyKernel.build(directory));
        for (int length = 0; length < whole.length; length += 1 + length / 64) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ElfReader.read("cut.elf", cut))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("cut.elf");
        }
    }

    @Test
    void noDamageIsWorseThanAnError() throws Exception {
        byte[] whole = Files.readAllBytes(TinyKernel.build(directory));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            int headers = random.nextBoolean() ? 400 : whole.length;
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(headers)] = (byte) random.nextInt();
            }
            readOrReject(damaged);
        }
    }

    private static void readOrReject(byte[] bytes) {
        try {
            ElfFile elf = ElfReader.read("damaged.elf", bytes);
            assertThat(elf.pvhEntry()).isNotNull();
        } catch (UserError e) {
            assertThat(e.diagnostics()).allSatisfy(d -> assertThat(d.code()).isEqualTo(DiagnosticCode.SALT3001));
        }
    }

    @Test
    void segmentsMayNotOverlap() {
        ElfBuilder builder =
                new ElfBuilder().load(0x1000, 5, new byte[100], 5000).load(0x2000, 6, new byte[1], 1);
        assertThatThrownBy(builder::read).hasMessageContaining("overlap at 0x2000");
    }

    @Test
    void segmentsMayNotWrapAround() {
        ElfBuilder builder = new ElfBuilder().load(-4096, 5, new byte[100], 8192);
        assertThatThrownBy(builder::read).hasMessageContaining("runs past the end of the address space");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ElfReader.read(directory.resolve("none.elf")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("none.elf");
    }
}
