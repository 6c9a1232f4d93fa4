package org.saltyos.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saltyos.maven.diag.UserError;

/** A CD image is what ECMA-119 and El Torito say, by a reader that shares no code with the writer. */
class IsoWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void filesAreWhereTheDirectorySays() {
        NamedFile loader = new NamedFile("LOADER.BIN", TinyKernel.module(2048));
        NamedFile odd = new NamedFile("KERNEL.BIN", TinyKernel.module(5001));
        NamedFile empty = new NamedFile("EMPTY.BIN", new byte[0]);
        IsoWriter writer = new IsoWriter("SALTYOS", TIME, List.of(loader, odd, empty));
        IsoReader reader = new IsoReader(writer.write("LOADER.BIN"));
        assertThat(reader.volume()).isEqualTo("SALTYOS");
        assertThat(reader.files().keySet())
                .containsExactly("BOOT.CAT;1", "EMPTY.BIN;1", "KERNEL.BIN;1", "LOADER.BIN;1");
        assertThat(reader.files().get("KERNEL.BIN;1")).isEqualTo(odd.content());
        assertThat((long) reader.firstSector("KERNEL.BIN;1"))
                .isEqualTo(writer.placement().get(1));
        assertThat(reader.bootImage()).isEqualTo(loader.content());
    }

    @Test
    void theDirectoryMayFillSeveralSectors() {
        List<NamedFile> files = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            files.add(new NamedFile("F" + i + ".X", TinyKernel.module(i)));
        }
        IsoReader reader = new IsoReader(new IsoWriter("MANY", TIME, files).write("F7.X"));
        assertThat(reader.files()).hasSize(151);
        for (NamedFile file : files) {
            assertThat(reader.files().get(file.name() + ";1")).isEqualTo(file.content());
        }
    }

    @Test
    void namesAndTimesThatTheFormatCannotHoldAreRefused() {
        List<NamedFile> none = List.of();
        assertThatThrownBy(() -> new IsoWriter("salty os", TIME, none))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"salty os\" cannot name a CD");
        assertThatThrownBy(() -> new IsoWriter("X".repeat(33), TIME, none)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new IsoWriter("X", Instant.parse("2200-01-01T00:00:00Z"), none))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1900 to 2155");
    }
}
