package org.saltyos.tools;

import java.util.List;

/**
 * {@code expr EXPRESSION}: calculates with whole numbers ({@code + - * / %}), compares ({@code < <= = != >= >}), chooses ({@code | &})
 * and matches ({@code TEXT : PATTERN}); POSIX.1-2017, expr. The status is 1 when the result is empty or 0.
 */
final class Expr implements Applet {
    private static final int WRONG = 2;

    private List<String> words = List.of();
    private int next;

    @Override
    public int run(Invocation call) throws UsageFault {
        words = call.arguments();
        next = 0;
        if (words.isEmpty()) {
            call.complain("missing operand");
            throw UsageFault.WRONG;
        }
        try {
            String result = either();
            if (next < words.size()) {
                throw new IllegalArgumentException("syntax error: unexpected argument '" + words.get(next) + "'");
            }
            call.out().line(result);
            return isNothing(result) ? 1 : 0;
        } catch (ArithmeticException zero) {
            call.complain("division by zero");
        } catch (NumberFormatException none) {
            call.complain("non-integer argument");
        } catch (IllegalArgumentException wrong) {
            call.complain(String.valueOf(wrong.getMessage()));
        }
        return WRONG;
    }

    private static boolean isNothing(String value) {
        return value.isEmpty() || isNumber(value) && Long.parseLong(value) == 0;
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }

    /** Takes the next word if it is one of those; empty otherwise. */
    private String takes(String... operators) {
        for (String operator : operators) {
            if (next < words.size() && words.get(next).equals(operator)) {
                next++;
                return operator;
            }
        }
        return "";
    }

    private String either() {
        String left = both();
        while (!takes("|").isEmpty()) {
            String right = both();
            left = !isNothing(left) ? left : right.isEmpty() ? "0" : right;
        }
        return left;
    }

    private String both() {
        String left = comparison();
        while (!takes("&").isEmpty()) {
            String right = comparison();
            left = isNothing(left) || isNothing(right) ? "0" : left;
        }
        return left;
    }

    private String comparison() {
        String left = sum();
        String operator = takes("<", "<=", "=", "!=", ">=", ">");
        while (!operator.isEmpty()) {
            String right = sum();
            int order = isNumber(left) && isNumber(right)
                    ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                    : left.compareTo(right);
            boolean holds = switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case ">=" -> order >= 0;
                default -> order > 0;
            };
            left = holds ? "1" : "0";
            operator = takes("<", "<=", "=", "!=", ">=", ">");
        }
        return left;
    }

    private String sum() {
        String left = product();
        String operator = takes("+", "-");
        while (!operator.isEmpty()) {
            long a = Long.parseLong(left);
            long b = Long.parseLong(product());
            left = Long.toString(operator.equals("+") ? a + b : a - b);
            operator = takes("+", "-");
        }
        return left;
    }

    private String product() {
        String left = match();
        String operator = takes("*", "/", "%");
        while (!operator.isEmpty()) {
            long a = Long.parseLong(left);
            long b = Long.parseLong(match());
            left = Long.toString(operator.equals("*") ? a * b : operator.equals("/") ? a / b : a % b);
            operator = takes("*", "/", "%");
        }
        return left;
    }

    private String match() {
        String left = value();
        while (!takes(":").isEmpty()) {
            Expression pattern = new Expression(value(), false, false);
            boolean found = pattern.findAt(left, 0);
            boolean group = pattern.groups() > 0;
            boolean part = found && group && pattern.start(1) >= 0;
            String length = Integer.toString(found ? pattern.end(0) : 0);
            left = part ? left.substring(pattern.start(1), pattern.end(1)) : group ? "" : length;
        }
        return left;
    }

    private String value() {
        if (next == words.size()) {
            throw new IllegalArgumentException("syntax error: missing argument");
        }
        if (takes("(").isEmpty()) {
            String word = words.get(next);
            next++;
            return word;
        }
        String value = either();
        if (takes(")").isEmpty()) {
            throw new IllegalArgumentException("syntax error: expecting ')'");
        }
        return value;
    }
}
