package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Replace;

/** {@code java.text.NumberFormat} as far as the formatter asks for it. */
@Replace("java.text.NumberFormat")
public abstract class NumberFormatObject {
    NumberFormatObject() {}

    public static NumberFormatObject getNumberInstance(LocaleObject locale) {
        return new DecimalFormatObject();
    }
}
