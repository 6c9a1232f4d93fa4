package org.saltyos.maven.report.web;

import java.util.List;
import java.util.Locale;

/** Numbers and names as the page shows them: the same on every machine. */
final class Format {
    private static final int GOLDEN_ANGLE = 137;
    private static final int CIRCLE = 360;
    private static final int FIRST_HUE = 208;

    private Format() {}

    /** A share of 1 in percent. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A number for style sheets and drawings. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** Microseconds in the unit that fits. */
    static String micros(long micros) {
        return micros % 1000 == 0 ? micros / 1000 + " ms" : micros + " \u00b5s";
    }

    /** The colour of a module: neighbours differ. */
    static String hue(ImageModel image, String module) {
        List<String> names =
                image.modules().stream().map(ImageModel.Module::name).toList();
        int index = Math.max(0, names.indexOf(module));
        return "--h:" + (FIRST_HUE + index * GOLDEN_ANGLE) % CIRCLE;
    }

    /** A symbol without package and descriptor: {@code Class.method}. */
    static String shortName(String symbol) {
        int parenthesis = symbol.indexOf('(');
        String name = parenthesis < 0 ? symbol : symbol.substring(0, parenthesis);
        int method = name.lastIndexOf('.');
        int owner = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        int slash = name.lastIndexOf('/');
        return name.substring(Math.max(owner, slash) + 1);
    }

    /** A text that is at most so long. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "\u2026";
    }
}
