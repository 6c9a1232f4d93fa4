package org.saltyos.runtime;

import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Regular expressions of the image, which hold their text only until they are used. */
@NullMarked
final class Patterns {
    private Patterns() {}

    /** The same pattern, ready to be used by a matcher that was made of another one; null stays null. */
    static @Nullable Pattern compiled(@Nullable Pattern pattern) {
        if (pattern != null) {
            pattern.matcher("");
        }
        return pattern;
    }
}
