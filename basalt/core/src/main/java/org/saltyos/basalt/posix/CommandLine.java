package org.saltyos.basalt.posix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saltyos.basalt.ipc.Bytes;
import org.saltyos.basalt.ipc.Utf8;
import org.saltyos.basalt.process.ProgramLayout;

/** {@link Arguments} as strings, for programs in the managed language. */
public final class CommandLine {
    private CommandLine() {}

    /** The arguments; the first is the name the program was called by. */
    public static List<String> arguments() {
        Bytes text = new Bytes(ProgramLayout.EXCHANGE_BYTES);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < Arguments.count(); i++) {
            arguments.add(string(Arguments.get(i, text)));
        }
        return arguments;
    }

    /** The variables of the environment and their values, in their order. */
    public static Map<String, String> environment() {
        Bytes text = new Bytes(ProgramLayout.EXCHANGE_BYTES);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < Arguments.environmentCount(); i++) {
            String variable = string(Arguments.environment(i, text));
            int equals = variable.indexOf('=');
            if (equals > 0) {
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    private static String string(Bytes text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text.at(i);
        }
        return Utf8.decode(bytes, 0, bytes.length);
    }
}
