package org.saltyos.tools;

import java.util.List;

/** A part of a regular expression, which knows how to match at a place of a text and lets the rest decide. */
interface ExpressionPart {
    /** What follows in the expression when a part has matched up to a position. */
    interface Rest {
        boolean matches(int position);
    }

    /** Tries all ways to match from {@code at} on, the one that takes most first, until the rest matches too. */
    boolean matches(Subject subject, int at, Rest rest);

    /** Parts of which each takes exactly one character. */
    interface One extends ExpressionPart {
        boolean fits(Subject subject, char c);

        @Override
        default boolean matches(Subject subject, int at, Rest rest) {
            return at < subject.length() && fits(subject, subject.at(at)) && rest.matches(at + 1);
        }
    }

    /** Parts one behind the other. */
    record Row(List<ExpressionPart> parts) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            return from(0, subject, at, rest);
        }

        private boolean from(int index, Subject subject, int at, Rest rest) {
            int position = at;
            for (int i = index; i < parts.size(); i++) {
                if (!(parts.get(i) instanceof One one)) {
                    int next = i + 1;
                    return parts.get(i).matches(subject, position, end -> from(next, subject, end, rest));
                }
                if (position == subject.length() || !one.fits(subject, subject.at(position))) {
                    return false;
                }
                position++;
            }
            return rest.matches(position);
        }
    }

    /** One of several. */
    record Choice(List<ExpressionPart> parts) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            for (ExpressionPart part : parts) {
                if (part.matches(subject, at, rest)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A part in parentheses, with its number. */
    record Group(int number, ExpressionPart body) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            return body.matches(subject, at, end -> {
                if (number >= Subject.GROUPS) {
                    return rest.matches(end);
                }
                int start = subject.bound(2 * number);
                int before = subject.bound(2 * number + 1);
                subject.bound(2 * number, at);
                subject.bound(2 * number + 1, end);
                if (rest.matches(end)) {
                    return true;
                }
                subject.bound(2 * number, start);
                subject.bound(2 * number + 1, before);
                return false;
            });
        }
    }

    /** A part several times. One that takes a character each time is counted, which needs no stack. */
    record Repeated(ExpressionPart part, int least, int most) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            if (!(part instanceof One one)) {
                return again(0, subject, at, rest);
            }
            int count = 0;
            while (count < most && at + count < subject.length() && one.fits(subject, subject.at(at + count))) {
                count++;
            }
            for (; count >= least; count--) {
                if (rest.matches(at + count)) {
                    return true;
                }
            }
            return false;
        }

        private boolean again(int done, Subject subject, int at, Rest rest) {
            boolean more = done < most
                    && part.matches(
                            subject, at, end -> (end > at || done < least) && again(done + 1, subject, end, rest));
            return more || done >= least && rest.matches(at);
        }
    }

    /** What a group matched, once more. */
    record Again(int group) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            int start = subject.bound(2 * group);
            int length = subject.bound(2 * group + 1) - start;
            if (start < 0 || at + length > subject.length()) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (!subject.same(subject.at(start + i), subject.at(at + i))) {
                    return false;
                }
            }
            return rest.matches(at + length);
        }
    }

    /** A border of the text: its start or its end. */
    record Border(boolean atEnd) implements ExpressionPart {
        @Override
        public boolean matches(Subject subject, int at, Rest rest) {
            return at == (atEnd ? subject.length() : 0) && rest.matches(at);
        }
    }

    /** Any character. */
    record Any() implements One {
        @Override
        public boolean fits(Subject subject, char c) {
            return true;
        }
    }

    /** A character. */
    record Letter(char letter) implements One {
        @Override
        public boolean fits(Subject subject, char c) {
            return subject.same(letter, c);
        }
    }
}
