package org.saltyos.runtime.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Of every code point, and of numbers that are none, the tables say what the JDK says. */
class CodePointsTest {
    @Test
    void everyCodePointIsWhatItIsInTheJdk() {
        for (int codePoint = -2; codePoint <= Character.MAX_CODE_POINT + 2; codePoint++) {
            boolean same = CharacterMethods.toLowerCase(codePoint) == Character.toLowerCase(codePoint)
                    && CharacterMethods.toUpperCase(codePoint) == Character.toUpperCase(codePoint)
                    && CharacterMethods.isWhitespace(codePoint) == Character.isWhitespace(codePoint);
            for (int radix = 1; radix <= 37; radix += 3) {
                same &= CharacterMethods.digit(codePoint, radix) == Character.digit(codePoint, radix);
            }
            if (!same) {
                fail("U+" + Integer.toHexString(codePoint));
            }
        }
    }

    @Test
    void whatIsNoCodePointIsSaidToBeNone() {
        for (int wrong : new int[] {-1, 0x110000, 0x7fffffff, Integer.MIN_VALUE}) {
            Throwable expected = catchThrowable(() -> Character.toChars(wrong));
            assertThatThrownBy(() -> CharacterMethods.toChars(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(expected.getMessage());
        }
        assertThat(CharacterMethods.toChars(0x1f600)).isEqualTo(Character.toChars(0x1f600));
        assertThat(CharacterMethods.toChars('x')).isEqualTo(Character.toChars('x'));
    }
}
