package org.saltyos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same pieces as {@code String.split}. */
class SplittingTest {
    private static final List<String> SEPARATORS = List.of(":", "a", "::", ":a", "aaa");

    @Test
    void randomTextsAreCutAsTheJdkCutsThem() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(":a".charAt(random.nextInt(2)));
            }
            int limit = random.nextInt(9) - 2;
            String separator = SEPARATORS.get(random.nextInt(SEPARATORS.size()));
            assertThat(Splitting.at(text.toString(), separator, limit))
                    .as("%s at %s, at most %d", text, separator, limit)
                    .isEqualTo(text.toString().split(separator, limit));
        }
    }

    @Test
    void withoutASeparatorItIsTheTextItself() {
        String text = "whole";
        assertThat(Splitting.at(text, ":", 0)[0]).isSameAs(text);
    }
}
