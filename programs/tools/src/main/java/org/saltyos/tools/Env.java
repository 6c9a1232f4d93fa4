package org.saltyos.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code env [-i] [NAME=VALUE...] [COMMAND...]}: runs a command with other variables, with -i without those of before; or shows them. */
final class Env implements Applet {
    @Override
    public int run(Invocation call) throws UsageFault {
        List<String> words = call.optionsBeforeCommand("i", "");
        Map<String, String> environment = new TreeMap<>();
        if (!call.has('i')) {
            environment.putAll(call.environment());
        }
        int next = 0;
        while (next < words.size() && words.get(next).indexOf('=') > 0) {
            int equals = words.get(next).indexOf('=');
            environment.put(
                    words.get(next).substring(0, equals), words.get(next).substring(equals + 1));
            next++;
        }
        if (next < words.size()) {
            return Started.become(call, words.subList(next, words.size()), environment);
        }
        environment.forEach((name, value) -> call.out().line(name + "=" + value));
        return 0;
    }
}
