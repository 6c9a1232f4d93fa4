package org.saltyos.tools;

import org.jspecify.annotations.Nullable;

/**
 * A command of a script of {@code sed}.
 *
 * @param first where it begins to hold; null for everywhere
 * @param last where a range ends; null for a single line
 * @param negated whether it holds for all other lines
 * @param kind its letter
 * @param text what it writes, or where it goes on; empty for most
 * @param change what {@code s} does; null for others
 * @param from the characters that {@code y} replaces, by those of {@code text}
 */
record SedCommand(
        @Nullable SedAddress first,
        @Nullable SedAddress last,
        boolean negated,
        char kind,
        String text,
        @Nullable SedChange change,
        String from) {}
