package org.saltyos.maven.system;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of I/O ports.
 *
 * @param first lowest port, 0 to 0xffff
 * @param last highest port, not below {@code first}
 */
public record PortRange(int first, int last) {
    private static final Pattern SYNTAX =
            Pattern.compile("(0x[0-9a-fA-F]{1,8}|\\d{1,9})(?:-(0x[0-9a-fA-F]{1,8}|\\d{1,9}))?");

    /** Reads {@code 0x3f8-0x3ff} or {@code 0x60}; empty if it is no such range. */
    static Optional<PortRange> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.decode(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.decode(matcher.group(2));
        return first <= last && last <= 0xffff ? Optional.of(new PortRange((int) first, (int) last)) : Optional.empty();
    }

    /** Whether the ranges share a port. */
    boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    @Override
    public String toString() {
        return String.format("0x%x-0x%x", first, last);
    }
}
