package benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text in JSON into maps and lists, and writes it again. */
final class Json implements Benchmark {
    private static final String TEXT = text();

    private String text = "";
    private int at;

    private static String text() {
        StringBuilder b = new StringBuilder("{\"items\": [");
        for (int i = 0; i < 120; i++) {
            b.append(i == 0 ? "" : ", ")
                    .append("{\"id\": ").append(i)
                    .append(", \"name\": \"item number ").append(i).append(" \\\"quoted\\\"\"")
                    .append(", \"tags\": [\"a\", \"b\", null, true, false]")
                    .append(", \"nested\": {\"x\": -").append(i * 17).append(", \"empty\": {}, \"none\": []}}");
        }
        return b.append("], \"total\": 120}").toString();
    }

    @Override
    public String name() {
        return "Json";
    }

    @Override
    public long run() {
        text = TEXT;
        at = 0;
        Object value = value();
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.length() * 31L + out.toString().hashCode();
    }

    private Object value() {
        space();
        char c = text.charAt(at);
        switch (c) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw new IllegalArgumentException("expected " + word + " at " + at);
        }
        at += word.length();
        return meaning;
    }

    private Map<String, Object> object() {
        Map<String, Object> result = new LinkedHashMap<>();
        at++;
        space();
        while (text.charAt(at) != '}') {
            String key = string();
            space();
            at++;
            result.put(key, value());
            space();
            if (text.charAt(at) == ',') {
                at++;
                space();
            }
        }
        at++;
        return result;
    }

    private List<Object> list() {
        List<Object> result = new ArrayList<>();
        at++;
        space();
        while (text.charAt(at) != ']') {
            result.add(value());
            space();
            if (text.charAt(at) == ',') {
                at++;
                space();
            }
        }
        at++;
        return result;
    }

    private String string() {
        StringBuilder b = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
                c = text.charAt(at);
            }
            b.append(c);
            at++;
        }
        at++;
        return b.toString();
    }

    private Long number() {
        int start = at;
        while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return Long.valueOf(text.substring(start, at));
    }

    private void space() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String between = "";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(between).append('"').append(each.getKey()).append("\":");
                write(each.getValue(), out);
                between = ",";
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (int i = 0; i < list.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(list.get(i), out);
            }
            out.append(']');
        } else if (value instanceof String string) {
            out.append('"').append(string.replace("\"", "\\\"")).append('"');
        } else {
            out.append(value);
        }
    }
}
