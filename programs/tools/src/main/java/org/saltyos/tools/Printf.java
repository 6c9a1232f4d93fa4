package org.saltyos.tools;

import java.util.List;
import org.saltyos.basalt.ipc.Utf8;

/**
 * {@code printf FORMAT [VALUE...]}: writes values in a form: {@code %s %d %i %u %x %X %o %c %b %f %%} with flags, width and precision,
 * and {@code \n \t} and the like.
 */
final class Printf implements Applet {
    private List<String> values = List.of();
    private int next;
    private boolean ended;

    @Override
    public int run(Invocation call) throws UsageFault {
        if (call.arguments().isEmpty()) {
            call.complain("missing format");
            throw UsageFault.WRONG;
        }
        String format = call.arguments().get(0);
        values = call.arguments().subList(1, call.arguments().size());
        next = 0;
        int before;
        do {
            before = next;
            write(call, format);
        } while (next < values.size() && next > before && !ended);
        return call.status();
    }

    private void write(Invocation call, String format) throws UsageFault {
        int i = 0;
        while (i < format.length() && !ended) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i = conversion(call, format, i + 1);
            } else {
                Escape escape = c == '\\' ? Escape.at(format, i) : new Escape(Escape.NONE, i + 1);
                call.out().print(meant(escape, format.substring(i, escape.end())));
                i = escape.end();
            }
        }
    }

    private int conversion(Invocation call, String format, int start) throws UsageFault {
        Conversion conversion = new Conversion(format, start);
        String text = switch (conversion.kind()) {
            case '%' -> "%";
            case 's' -> conversion.text(value());
            case 'b' -> conversion.text(escapes(value()));
            case 'c' -> conversion.text(firstCharacter(value()));
            case 'd', 'i' -> decimal(conversion, number(call, value()));
            case 'u' -> conversion.digits(false, Columns.unsigned(number(call, value())));
            case 'x' -> conversion.digits(false, Long.toHexString(number(call, value())));
            case 'X' -> conversion.digits(false, upper(Long.toHexString(number(call, value()))));
            case 'o' -> conversion.digits(false, Long.toOctalString(number(call, value())));
            case 'f' -> fraction(call, conversion, value());
            default -> {
                call.complain("%" + conversion.kind() + ": invalid directive");
                throw UsageFault.WRONG;
            }
        };
        call.out().print(text);
        return conversion.end();
    }

    private static String upper(String digits) {
        StringBuilder upper = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            upper.append(Character.toUpperCase(digits.charAt(i)));
        }
        return upper.toString();
    }

    private static String decimal(Conversion conversion, long number) {
        return conversion.digits(number < 0, Long.toString(number).substring(number < 0 ? 1 : 0));
    }

    /** A number with a decimal point, rounded as it is written. */
    private static String fraction(Invocation call, Conversion conversion, String text) {
        boolean negative = text.startsWith("-");
        String number = negative || text.startsWith("+") ? text.substring(1) : text;
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String places = point < 0 ? "" : number.substring(point + 1);
        for (int i = 0; i < whole.length() + places.length(); i++) {
            char c = (whole + places).charAt(i);
            if (c < '0' || c > '9') {
                call.complain("'" + text + "': expected a numeric value");
                return conversion.fraction(false, "0", "");
            }
        }
        return conversion.fraction(negative, whole, places);
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

    /** The text of {@code %b}, in which an octal number may have a zero more in front; {@code \c} ends all output. */
    private String escapes(String text) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length() && !ended) {
            if (text.startsWith("\\c", i)) {
                ended = true;
            } else if (text.charAt(i) == '\\') {
                boolean zero = text.startsWith("\\0", i) && i + 2 < text.length() && text.charAt(i + 2) <= '7';
                String sequence = zero ? "\\" + text.substring(i + 2) : text;
                Escape escape = Escape.at(sequence, zero ? 0 : i);
                int end = zero ? i + 1 + escape.end() : escape.end();
                result.append(meant(escape, text.substring(i, end)));
                i = end;
            } else {
                result.append(text.charAt(i));
                i++;
            }
        }
        return result.toString();
    }

    /** What a sequence stands for: a byte, whether or not it is part of a character, or itself. */
    private static String meant(Escape escape, String written) {
        return escape.value() == Escape.NONE ? written : Utf8.decode(new byte[] {(byte) escape.value()}, 0, 1);
    }
}
