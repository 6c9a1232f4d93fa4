package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Replace;

/** {@code java.text.DecimalFormatSymbols} of the locales there are, which all write numbers alike. */
@Replace("java.text.DecimalFormatSymbols")
public final class DecimalFormatSymbolsObject {
    private final LocaleObject locale;

    private DecimalFormatSymbolsObject(LocaleObject locale) {
        this.locale = locale;
    }

    public static DecimalFormatSymbolsObject getInstance(LocaleObject locale) {
        return new DecimalFormatSymbolsObject(locale);
    }

    public LocaleObject getLocale() {
        return locale;
    }

    public char getZeroDigit() {
        return '0';
    }

    public char getDecimalSeparator() {
        return '.';
    }

    public String getNaN() {
        return "NaN";
    }

    public String getInfinity() {
        return "\u221e";
    }

    public char getGroupingSeparator() {
        return ',';
    }
}
