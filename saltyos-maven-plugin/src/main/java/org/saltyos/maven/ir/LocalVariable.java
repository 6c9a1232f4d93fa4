package org.saltyos.maven.ir;

import java.util.List;

/**
 * A variable of the source, for debuggers; it changes nothing of the code.
 *
 * @param name as it was written
 * @param type its descriptor
 * @param parts where its value is: one, or those of the components of a record
 * @param argument the number of the parameter it is, from 1; 0 for others
 * @param firstLine the first line where it has a value
 * @param lastLine the last one
 */
public record LocalVariable(String name, String type, List<Part> parts, int argument, int firstLine, int lastLine) {
    public LocalVariable {
        parts = List.copyOf(parts);
    }

    /**
     * A machine value of a variable.
     *
     * @param component the component of a record that it is, with dots for records in records; empty if it is everything
     * @param register where it is
     */
    public record Part(String component, Register register) {}

    /** The same lines. */
    public Lines lines() {
        return new Lines(firstLine, lastLine);
    }

    /** A range of lines, both ends included. */
    public record Lines(int first, int last) {
        /** Whether another range lies inside this one and is smaller. */
        public boolean surrounds(Lines other) {
            return first <= other.first && other.last <= last && !equals(other);
        }

        public boolean contains(int line) {
            return first <= line && line <= last;
        }

        public int count() {
            return last - first;
        }
    }
}
