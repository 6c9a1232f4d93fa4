package org.saltyos.maven.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that LLVM is published for, and others. */
class HostPlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, x86_64, macosx-x86_64",
        "Mac OS X, aarch64, macosx-arm64",
        "Windows 11, amd64, windows-x86_64"
    })
    void classifiesKnownHosts(String system, String machine, String classifier) {
        assertThat(HostPlatform.of(system, machine))
                .map(HostPlatform::classifier)
                .contains(classifier);
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64", "FreeBSD, amd64", "Windows 11, aarch64", "'', ''"})
    void knowsNothingOfOtherHosts(String system, String machine) {
        assertThat(HostPlatform.of(system, machine)).isEmpty();
    }
}
