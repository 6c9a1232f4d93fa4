package org.saltyos.maven.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JVMS 4.3 calls a descriptor, and what class files that lie have in its place. */
class DescriptorsTest {
    @ParameterizedTest
    @ValueSource(strings = {"I", "Z", "[J", "[[Ljava/lang/String;", "LMain;"})
    void fields(String text) {
        assertThat(Descriptors.isField(text)).isTrue();
        assertThat(Descriptors.isMethod("(" + text + text + ")" + text)).isTrue();
        assertThat(Descriptors.isMethod("(" + text + ")V")).isTrue();
        assertThat(Descriptors.isMethod("()" + text)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"V", "[", "[V", "L;", "L", "Ljava/lang/String", "II", "x", "(I", "I)"})
    void notFields(String text) {
        assertThat(Descriptors.isField(text)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "(",
                ")",
                "()",
                "()VV",
                "(V)V",
                "(I)",
                "(I",
                "(Ljava/lang/String)V",
                "([)V",
                "I()V",
                "()[V",
                "(L;)V"
            })
    void notMethods(String text) {
        assertThat(Descriptors.isMethod(text)).isFalse();
    }

    @Test
    void dimensionsAreLimited() {
        assertThat(Descriptors.isField("[".repeat(255) + "I")).isTrue();
        assertThat(Descriptors.isField("[".repeat(256) + "I")).isFalse();
    }
}
