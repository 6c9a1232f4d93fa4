package org.saltyos.garbage;

import java.util.List;
import java.util.NoSuchElementException;

/** Exceptions that are caught where they should be, with their messages and in the order of Java. */
final class ExceptionWork {
    private static final int KINDS = 8;

    private ExceptionWork() {}

    /** A checked exception with a field. */
    private static final class Rejected extends Exception {
        private static final long serialVersionUID = 1L;

        private final int reason;
        private final String kind;

        Rejected(int reason, Throwable cause) {
            super("rejected for " + reason, cause);
            this.reason = reason;
            this.kind = cause.getClass().getName();
        }
    }

    /** Something to close. */
    private record Resource(StringBuilder log, int number) implements AutoCloseable {
        @Override
        public void close() {
            log.append("closed ").append(number).append(';');
        }
    }

    static long run() {
        StringBuilder log = new StringBuilder();
        for (int kind = 0; kind < KINDS; kind++) {
            try (Resource first = new Resource(log, kind);
                    Resource second = new Resource(log, -kind)) {
                log.append(attempt(kind, first.number() + second.number()));
            } catch (Rejected e) {
                log.append(e.getMessage()).append(e.reason).append(e.kind);
            } finally {
                log.append('|');
            }
        }
        return log.toString().hashCode();
    }

    private static String attempt(int kind, int zero) throws Rejected {
        try {
            Object text = "text";
            int[] none = new int[zero];
            return switch (kind) {
                case 0 -> "fine";
                case 1 -> "" + none[kind];
                case 2 -> "" + kind / zero;
                case 3 -> "" + (Integer) text;
                case 4 -> "" + List.of(1, 2).iterator().next().compareTo(none[0]);
                case 5 -> "" + new int[zero - kind].length;
                case 6 -> List.of().iterator().next().toString();
                default -> throw new Rejected(kind, new IllegalArgumentException("kind " + kind));
            };
        } catch (ArithmeticException | ClassCastException e) {
            throw new Rejected(kind, e);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            return e.getClass().getName() + ": " + e.getMessage();
        } catch (NoSuchElementException e) {
            return e.getClass().getSimpleName();
        }
    }
}
