package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.posix.Files;

/** {@code test EXPRESSION} and {@code [ EXPRESSION ]}: the status tells whether it is true (POSIX, test). */
final class Test implements Applet {
    private static final int EXECUTE = 0111;

    private List<String> words = List.of();
    private int next;

    @Override
    public int run(Invocation call) throws UsageFault {
        words = call.arguments();
        next = 0;
        if (call.name().equals("[")) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                call.complain("missing ']'");
                throw UsageFault.WRONG;
            }
            words = words.subList(0, words.size() - 1);
        }
        if (words.isEmpty()) {
            return 1;
        }
        boolean result = or(call);
        if (next < words.size()) {
            call.complain("extra argument '" + words.get(next) + "'");
            throw UsageFault.WRONG;
        }
        return result ? 0 : 1;
    }

    private boolean or(Invocation call) throws UsageFault {
        boolean result = and(call);
        while (takes("-o")) {
            boolean right = and(call);
            result |= right;
        }
        return result;
    }

    private boolean and(Invocation call) throws UsageFault {
        boolean result = not(call);
        while (takes("-a")) {
            boolean right = not(call);
            result &= right;
        }
        return result;
    }

    private boolean not(Invocation call) throws UsageFault {
        // A single "!" is a text like any other.
        if (next + 1 < words.size() && words.get(next).equals("!") && !isBinary(next + 1)) {
            next++;
            return !not(call);
        }
        return primary(call);
    }

    private boolean takes(String word) {
        if (next < words.size() && words.get(next).equals(word)) {
            next++;
            return true;
        }
        return false;
    }

    private boolean isBinary(int index) {
        return index + 1 < words.size() && isOperator(words.get(index));
    }

    private static boolean isOperator(String word) {
        return switch (word) {
            case "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> true;
            default -> false;
        };
    }

    private boolean primary(Invocation call) throws UsageFault {
        if (next >= words.size()) {
            call.complain("argument expected");
            throw UsageFault.WRONG;
        }
        String word = words.get(next);
        next++;
        if (isBinary(next)) {
            String operator = words.get(next);
            String right = words.get(next + 1);
            next += 2;
            return compare(call, word, operator, right);
        }
        if (word.equals("(") && next < words.size()) {
            boolean result = or(call);
            if (!takes(")")) {
                call.complain("')' expected");
                throw UsageFault.WRONG;
            }
            return result;
        }
        if (word.length() == 2 && word.charAt(0) == '-' && next < words.size() && isUnary(word.charAt(1))) {
            String operand = words.get(next);
            next++;
            return unary(word.charAt(1), operand);
        }
        return !word.isEmpty();
    }

    private static boolean isUnary(char letter) {
        return "bcdefghLprsStuwxzn".indexOf(letter) >= 0;
    }

    private static boolean compare(Invocation call, String left, String operator, String right) throws UsageFault {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(call, left) == number(call, right);
            case "-ne" -> number(call, left) != number(call, right);
            case "-lt" -> number(call, left) < number(call, right);
            case "-le" -> number(call, left) <= number(call, right);
            case "-gt" -> number(call, left) > number(call, right);
            default -> number(call, left) >= number(call, right);
        };
    }

    private static long number(Invocation call, String text) throws UsageFault {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException wrong) {
            call.complain(text + ": integer expression expected");
            throw UsageFault.WRONG;
        }
    }

    private static boolean unary(char letter, String operand) {
        if (letter == 'n' || letter == 'z') {
            return operand.isEmpty() == (letter == 'z');
        }
        if (letter == 't') {
            return isTerminal(operand);
        }
        try {
            FileStatus status = letter == 'h' || letter == 'L' ? Files.lstat(operand) : Files.stat(operand);
            return switch (letter) {
                case 'f' -> status.type() == FileType.REGULAR;
                case 'd' -> status.isDirectory();
                case 'h', 'L' -> status.type() == FileType.SYMBOLIC_LINK;
                case 'p' -> status.type() == FileType.PIPE;
                case 'b' -> status.type() == FileType.BLOCK_DEVICE;
                case 'c' -> status.type() == FileType.CHARACTER_DEVICE;
                case 's' -> status.size() > 0;
                case 'x' -> (status.mode() & EXECUTE) != 0;
                case 'e', 'r', 'w' -> true;
                default -> false;
            };
        } catch (PosixFault fault) {
            return false;
        }
    }

    private static boolean isTerminal(String descriptor) {
        try {
            Files.terminalMode(Integer.parseInt(descriptor));
            return true;
        } catch (PosixFault | NumberFormatException none) {
            return false;
        }
    }
}
