package org.saltyos.maven.heap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Fields of objects of the JDK that have other values in the image than on the JVM that runs the build. */
final class ImageFields {
    /**
     * What a pattern computes when it is first used; deserialisation leaves it in the same state. On the JVM of the build its
     * inside has lambdas of hidden classes.
     */
    private static final Map<String, Object> UNCOMPILED = Map.of("compiled", false, "capturingGroupCount", 1);

    private static final Set<String> OF_ITS_TEXT = Set.of("pattern", "flags");

    private ImageFields() {}

    /** The field of this object that holds what another one holds in the image. */
    static String source(Object object, String field) {
        return object instanceof Pattern && field.equals("flags0") ? "flags" : field;
    }

    /** The value of a field, if it is another one; {@link JvmConstants#NONE} is null or zero. */
    static Optional<Object> inImage(Object object, String field) {
        if (object instanceof Pattern pattern && !pattern.pattern().isEmpty() && !OF_ITS_TEXT.contains(field)) {
            return Optional.of(UNCOMPILED.getOrDefault(field, JvmConstants.NONE));
        }
        if (object instanceof String text) {
            // The JVM fills them in when somebody first asks, which may have been the compiler, about a constant of the
            // JDK.
            return switch (field) {
                case "hash" -> Optional.of(text.hashCode());
                case "hashIsZero" -> Optional.of(text.hashCode() == 0);
                default -> Optional.empty();
            };
        }
        if (object instanceof Locale locale) {
            return switch (field) {
                case "language" -> Optional.of(locale.getLanguage().intern());
                case "country" -> Optional.of(locale.getCountry().intern());
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
