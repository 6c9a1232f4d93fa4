package org.saltyos.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saltyos.maven.diag.UserError;

/** Sizes as users write them. */
class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({
        "65536, 65536",
        "64k, 65536",
        "64K, 65536",
        "1M, 1048576",
        "2G, 2147483648",
        "64 MiB, 67108864",
        "1mb, 1048576"
    })
    void sizesAreRead(String text, long bytes) {
        assertThat(MemorySize.parse("saltyos.heap", text, 1 << 16, 1L << 32)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64X", "-1", "1T", "many", "1", "8G", "999999999999G", "0x100000"})
    void whatIsNoSizeIsRefusedWithTheRange(String text) {
        assertThatThrownBy(() -> MemorySize.parse("saltyos.heap", text, 1 << 16, 1L << 32))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT9001")
                .hasMessageContaining("it has to be a size from 64K to 4G");
    }
}
