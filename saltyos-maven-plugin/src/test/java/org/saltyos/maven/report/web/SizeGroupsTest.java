package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.saltyos.maven.report.web.ImageModel.Module;

/** Symbols by what they belong to. */
class SizeGroupsTest {
    @Test
    void everyByteHasAGroup() {
        Module module = Samples.image("vfs", "why").modules().get(2);
        assertThat(SizeGroups.of(module))
                .extracting(group -> group.name() + " " + group.bytes() + " "
                        + group.pieces().get(0).name())
                .containsExactly(
                        "org.x 2000 Main.run",
                        "constants without a name 900 constants without a name",
                        "entries and assembly 600 server_main",
                        "objects made by the build 100 byteArray");
    }

    @Test
    void namesAreShortened() {
        assertThat(Format.shortName("org.x.Main.run(Ljava/lang/String;)V")).isEqualTo("Main.run");
        assertThat(Format.shortName("dispatch:java.util.List.get(I)Ljava/lang/Object;"))
                .isEqualTo("List.get");
        assertThat(Format.shortName("server_main")).isEqualTo("server_main");
        assertThat(Format.cut("abcdef", 4)).isEqualTo("abc\u2026");
        assertThat(Format.number(12.50)).isEqualTo("12.5");
        assertThat(Format.number(100)).isEqualTo("100");
    }
}
