package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.ipc.Utf8;

/** {@code printf FORMAT [VALUE...]}: writes values in a form: {@code %s %d %i %x %o %c %b %%} with widths, and {@code \n \t} and the like. */
final class Printf implements Applet {
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    private List<String> values = List.of();
    private int next;

    @Override
    public int run(Invocation call) throws UsageFault {
        if (call.arguments().isEmpty()) {
            call.complain("usage: printf FORMAT [VALUE...]");
            throw UsageFault.WRONG;
        }
        String format = call.arguments().get(0);
        values = call.arguments().subList(1, call.arguments().size());
        next = 0;
        int before;
        do {
            before = next;
            write(call, format);
        } while (next < values.size() && next > before);
        return call.status();
    }

    private void write(Invocation call, String format) throws UsageFault {
        int i = 0;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i = conversion(call, format, i + 1);
            } else {
                int end = c == '\\' ? escapeEnd(format, i) : i + 1;
                call.out().print(c == '\\' ? escape(format.substring(i, end)) : String.valueOf(c));
                i = end;
            }
        }
    }

    private int conversion(Invocation call, String format, int start) throws UsageFault {
        int i = start;
        boolean left = false;
        boolean zeros = false;
        while (i < format.length() && (format.charAt(i) == '-' || format.charAt(i) == '0')) {
            left |= format.charAt(i) == '-';
            zeros |= format.charAt(i) == '0';
            i++;
        }
        int width = 0;
        while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9') {
            width = Math.min(width * 10 + format.charAt(i) - '0', 1000);
            i++;
        }
        char kind = i < format.length() ? format.charAt(i) : ' ';
        String text = switch (kind) {
            case '%' -> "%";
            case 's' -> value();
            case 'b' -> escapes(value());
            case 'c' -> firstCharacter(value());
            case 'd', 'i' -> Long.toString(number(call, value()));
            case 'x' -> Long.toHexString(number(call, value()));
            case 'o' -> Long.toOctalString(number(call, value()));
            default -> {
                call.complain("%" + kind + ": invalid directive");
                throw UsageFault.WRONG;
            }
        };
        if (zeros && !left && "dixo".indexOf(kind) >= 0) {
            boolean negative = text.startsWith("-");
            String digits = negative ? text.substring(1) : text;
            int missing = Math.max(0, width - text.length());
            text = (negative ? "-" : "") + "0".repeat(missing) + digits;
        }
        call.out().print(left ? Columns.left(text, width) : Columns.right(text, width));
        return i + 1;
    }

    private String value() {
        String value = next < values.size() ? values.get(next) : "";
        next++;
        return value;
    }

    private static String firstCharacter(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1);
    }

    private static long number(Invocation call, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.charAt(0) == '\'' || text.charAt(0) == '"') {
            return text.length() > 1 ? text.charAt(1) : 0;
        }
        try {
            return Long.decode(text);
        } catch (NumberFormatException none) {
            call.complain("'" + text + "': expected a numeric value");
            return 0;
        }
    }

    private static String escapes(String text) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '\\' ? escapeEnd(text, i) : i + 1;
            result.append(text.charAt(i) == '\\' ? escape(text.substring(i, end)) : text.substring(i, end));
            i = end;
        }
        return result.toString();
    }

    private static int escapeEnd(String text, int at) {
        int end = at + 1;
        if (end < text.length() && text.charAt(end) == 'x') {
            end++;
            while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), HEXADECIMAL) >= 0) {
                end++;
            }
            return end;
        }
        while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), OCTAL) >= 0) {
            end++;
        }
        return end == at + 1 ? Math.min(at + 2, text.length()) : end;
    }

    /** The byte with this value, whether or not it is part of a character. */
    private static String one(int value) {
        return Utf8.decode(new byte[] {(byte) value}, 0, 1);
    }

    private static String escape(String sequence) {
        if (sequence.length() < 2) {
            return "\\";
        }
        char kind = sequence.charAt(1);
        if (kind >= '0' && kind <= '7') {
            return one(Integer.parseInt(sequence.substring(1), OCTAL));
        }
        if (kind == 'x' && sequence.length() > 2) {
            return one(Integer.parseInt(sequence.substring(2), HEXADECIMAL));
        }
        return switch (kind) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'e' -> "\u001b";
            case '\\' -> "\\";
            case '"' -> "\"";
            default -> sequence;
        };
    }
}
