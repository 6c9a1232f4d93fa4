package org.saltyos.tools;

import java.util.Arrays;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;

/**
 * {@code od}: writes bytes as numbers or characters, 16 in each line behind their offset; a star stands for lines like the one before.
 * Types are {@code a letter of d, o, u, x and the bytes of a number}, and {@code c} for characters.
 */
final class Od implements Applet {
    private static final int ROW = 16;
    private static final int OCTAL = 8;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private final byte[] row = new byte[ROW];
    private final byte[] before = new byte[ROW];
    private String type = "o2";
    private int addressRadix = OCTAL;
    private long offset;
    private long rest = Long.MAX_VALUE;
    private int length;
    private boolean repeats;
    private boolean starred;

    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> files = call.options("bcx", "AtjN");
        type = call.has('c')
                ? "c"
                : call.has('b') ? "o1" : call.has('x') ? "x2" : call.isGiven('t') ? call.value('t') : type;
        addressRadix = radix(call, call.isGiven('A') ? call.value('A') : "o");
        if (!type.equals("c")
                && (type.length() != 2 || "doux".indexOf(type.charAt(0)) < 0 || "1248".indexOf(type.charAt(1)) < 0)) {
            call.complain("invalid type string '" + type + "'");
            throw UsageFault.WRONG;
        }
        int skip = call.number('j', 0, 0);
        rest = call.isGiven('N') ? call.number('N', 0, 0) : Long.MAX_VALUE;
        int[] left = {skip};
        Inputs.each(call, files, (name, descriptor) -> take(call, descriptor, left));
        if (length > 0) {
            write(call);
        }
        if (addressRadix > 0) {
            call.out().line(address());
        }
        return call.status();
    }

    private static int radix(Invocation call, String name) throws UsageFault {
        return switch (name) {
            case "d" -> DECIMAL;
            case "o" -> OCTAL;
            case "x" -> HEXADECIMAL;
            case "n" -> 0;
            default -> {
                call.complain("invalid output address radix '" + name + "'");
                throw UsageFault.WRONG;
            }
        };
    }

    private void take(Invocation call, int descriptor, int[] skip) throws PosixFault {
        ByteReader reader = new ByteReader(descriptor);
        while (rest > 0 && call.out().failure() == 0) {
            int value = reader.next();
            if (value < 0) {
                return;
            }
            if (skip[0] > 0) {
                skip[0]--;
                offset++;
                continue;
            }
            rest--;
            row[length] = (byte) value;
            length++;
            if (length == ROW) {
                write(call);
            }
        }
    }

    private void write(Invocation call) {
        boolean same = repeats && length == ROW && Arrays.equals(row, before);
        if (!same) {
            StringBuilder line = new StringBuilder(addressRadix == 0 ? "" : address());
            int size = type.equals("c") ? 1 : type.charAt(1) - '0';
            for (int i = 0; i < length; i += size) {
                line.append(type.equals("c") ? character(row[i] & 0xff) : number(i, size));
            }
            call.out().line(line.toString());
        } else if (!starred) {
            call.out().line("*");
        }
        starred = same;
        repeats = true;
        System.arraycopy(row, 0, before, 0, ROW);
        offset += length;
        length = 0;
    }

    private String address() {
        String digits = Long.toString(offset, addressRadix);
        return "0".repeat(Math.max(0, (addressRadix == HEXADECIMAL ? 6 : 7) - digits.length())) + digits;
    }

    private static String character(int value) {
        int escape = "\0\u0007\b\t\n\u000b\f\r".indexOf(value);
        if (escape >= 0) {
            return "  \\" + "0abtnvfr".charAt(escape);
        }
        boolean shown = value >= ' ' && value < 0x7f;
        return shown ? "   " + (char) value : " " + zeros(Integer.toOctalString(value), 3);
    }

    private String number(int start, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (start + i < length ? row[start + i] & 0xffL : 0);
        }
        int unused = Long.SIZE - size * Byte.SIZE;
        return switch (type.charAt(0)) {
            case 'x' -> " " + zeros(Long.toHexString(value), 2 * size);
            case 'o' -> " " + zeros(Long.toOctalString(value), (size * Byte.SIZE + 2) / 3);
            case 'u' -> " " + Columns.right(Columns.unsigned(value), width(size));
            default -> " " + Columns.right(Long.toString(value << unused >> unused), width(size) + 1);
        };
    }

    /** Digits that the largest number of so many bytes has. */
    private static int width(int size) {
        return size == 1 ? 3 : size == 2 ? 5 : size == 4 ? 10 : 20;
    }

    private static String zeros(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
