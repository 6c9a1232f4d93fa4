package org.saltyos.sh;

/** Computes {@code $((...))}: whole numbers of 64 bits, with C's operators but assignments and the comma. */
final class Arithmetic {
    private static final String[][] LEVELS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };

    private final Variables variables;
    private final String text;
    private int next;

    private Arithmetic(Variables variables, String text) {
        this.variables = variables;
        this.text = text;
    }

    /** The value of an expression. */
    static long compute(Variables variables, String text) throws ShellException {
        Arithmetic expression = new Arithmetic(variables, text);
        long value = expression.conditional();
        expression.blanks();
        if (expression.next < text.length()) {
            throw expression.wrong();
        }
        return value;
    }

    private ShellException wrong() {
        return new ShellException("arithmetic expression: syntax error: \"" + text + "\"");
    }

    private void blanks() {
        while (next < text.length() && " \t\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private boolean takes(String operator) {
        blanks();
        if (!text.startsWith(operator, next)) {
            return false;
        }
        next += operator.length();
        return true;
    }

    private long conditional() throws ShellException {
        long condition = binary(0);
        if (!takes("?")) {
            return condition;
        }
        long left = conditional();
        if (!takes(":")) {
            throw wrong();
        }
        long right = conditional();
        return condition != 0 ? left : right;
    }

    private String operatorOf(int level) {
        blanks();
        for (String operator : LEVELS[level]) {
            if (text.startsWith(operator, next) && !isPartOfLonger(operator)) {
                next += operator.length();
                return operator;
            }
        }
        return "";
    }

    /** Whether {@code |}, {@code &}, {@code <} or {@code >} begins an operator of two characters of another level. */
    private boolean isPartOfLonger(String operator) {
        int behind = next + operator.length();
        return operator.length() == 1
                && "|&<>".contains(operator)
                && behind < text.length()
                && text.charAt(behind) == operator.charAt(0);
    }

    private long binary(int level) throws ShellException {
        if (level == LEVELS.length) {
            return unary();
        }
        long left = binary(level + 1);
        String operator = operatorOf(level);
        while (!operator.isEmpty()) {
            left = apply(left, operator, binary(level + 1));
            operator = operatorOf(level);
        }
        return left;
    }

    private long apply(long left, String operator, long right) throws ShellException {
        if ((operator.equals("/") || operator.equals("%")) && right == 0) {
            throw new ShellException("arithmetic expression: division by zero: \"" + text + "\"");
        }
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            default -> left % right;
        };
    }

    private long unary() throws ShellException {
        if (takes("-")) {
            return -unary();
        }
        if (takes("+")) {
            return unary();
        }
        if (takes("!")) {
            return unary() == 0 ? 1 : 0;
        }
        if (takes("~")) {
            return ~unary();
        }
        if (takes("(")) {
            long value = conditional();
            if (!takes(")")) {
                throw wrong();
            }
            return value;
        }
        return operand();
    }

    private long operand() throws ShellException {
        int start = next;
        int end = Names.nameEnd(text, start);
        if (end > start) {
            next = end;
            String value = variables.get(text.substring(start, end));
            return value == null || value.isEmpty() ? 0 : number(value);
        }
        while (next < text.length() && Names.isNameCharacter(text.charAt(next), false)) {
            next++;
        }
        if (next == start) {
            throw wrong();
        }
        return number(text.substring(start, next));
    }

    private long number(String digits) throws ShellException {
        try {
            return Long.decode(digits.trim());
        } catch (NumberFormatException none) {
            throw new ShellException("Illegal number: " + digits);
        }
    }
}
