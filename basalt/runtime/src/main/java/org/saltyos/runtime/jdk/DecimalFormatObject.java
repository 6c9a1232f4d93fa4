package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Replace;

/** {@code java.text.DecimalFormat} as far as the formatter asks for it: digits in groups of three. */
@Replace("java.text.DecimalFormat")
public final class DecimalFormatObject extends NumberFormatObject {
    public int getGroupingSize() {
        return 3;
    }

    public boolean isGroupingUsed() {
        return true;
    }

    public String getPositivePrefix() {
        return "";
    }

    public String getPositiveSuffix() {
        return "";
    }

    public String getNegativePrefix() {
        return "-";
    }

    public String getNegativeSuffix() {
        return "";
    }
}
