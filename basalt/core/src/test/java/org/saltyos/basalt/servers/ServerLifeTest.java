package org.saltyos.basalt.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for a server's state. */
class ServerLifeTest {
    @ParameterizedTest
    @EnumSource
    void eachStateHasItsWord(ServerLife life) {
        assertThat(ServerLife.word(life.ordinal())).isEqualTo(life.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7, Integer.MAX_VALUE})
    void otherNumbersHaveNone(int number) {
        assertThat(ServerLife.word(number)).isEqualTo("?");
    }
}
