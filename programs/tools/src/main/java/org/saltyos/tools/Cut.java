package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.LineReader;

/** {@code cut -c LIST [FILE...]}, {@code cut -f LIST [-d CHARACTER] [FILE...]}: writes characters or fields of each line. */
final class Cut implements Applet {
    private final List<String> files = new ArrayList<>();
    private char delimiter = '\t';
    private boolean fields;
    private @Nullable Ranges wanted;

    @Override
    public int run(Invocation call) throws UsageFault {
        read(call);
        Ranges ranges = wanted;
        if (ranges == null) {
            throw wrong(call, "needs a list of characters (-c) or fields (-f)");
        }
        Inputs.each(call, files, (name, descriptor) -> write(call, descriptor, ranges));
        return call.status();
    }

    private void read(Invocation call) throws UsageFault {
        List<String> arguments = call.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                files.add(argument);
                continue;
            }
            String value = argument.substring(2);
            if (value.isEmpty()) {
                i++;
                value = i < arguments.size() ? arguments.get(i) : "";
            }
            option(call, argument.charAt(1), value);
        }
    }

    private void option(Invocation call, char option, String value) throws UsageFault {
        switch (option) {
            case 'd' -> {
                if (value.length() != 1) {
                    throw wrong(call, "the delimiter must be a single character");
                }
                delimiter = value.charAt(0);
            }
            case 'c', 'f' -> {
                if (wanted != null) {
                    throw wrong(call, "only one type of list may be specified");
                }
                fields = option == 'f';
                wanted = list(call, value);
            }
            default -> throw wrong(call, "invalid option -- '" + option + "'");
        }
    }

    private static Ranges list(Invocation call, String text) throws UsageFault {
        try {
            return new Ranges(text);
        } catch (NumberFormatException e) {
            throw wrong(call, "invalid list: '" + text + "'");
        }
    }

    private static UsageFault wrong(Invocation call, String text) {
        call.complain(text);
        return UsageFault.WRONG;
    }

    private void write(Invocation call, int descriptor, Ranges ranges) throws PosixFault {
        LineReader reader = new LineReader(descriptor);
        String line = reader.next();
        while (line != null && call.out().failure() == 0) {
            call.out().line(fields ? fieldsOf(line, ranges) : charactersOf(line, ranges));
            line = reader.next();
        }
    }

    private static String charactersOf(String line, Ranges ranges) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (ranges.contains(i + 1)) {
                result.append(line.charAt(i));
            }
        }
        return result.toString();
    }

    /** A line without the delimiter is written as it is. */
    private String fieldsOf(String line, Ranges ranges) {
        if (line.indexOf(delimiter) < 0) {
            return line;
        }
        StringBuilder result = new StringBuilder();
        boolean first = true;
        int start = 0;
        for (int number = 1; start <= line.length(); number++) {
            int next = line.indexOf(delimiter, start);
            int end = next < 0 ? line.length() : next;
            if (ranges.contains(number)) {
                result.append(first ? "" : String.valueOf(delimiter)).append(line, start, end);
                first = false;
            }
            start = end + 1;
        }
        return result.toString();
    }
}
