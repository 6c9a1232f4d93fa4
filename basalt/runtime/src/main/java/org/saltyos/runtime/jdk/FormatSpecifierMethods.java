package org.saltyos.runtime.jdk;

import java.util.Formatter;
import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's formatter: there are no calendars and time zones. */
@Substitute("java.util.Formatter$FormatSpecifier")
final class FormatSpecifierMethods {
    private FormatSpecifierMethods() {}

    static void printDateTime(Object self, Object argument, LocaleObject locale) {
        throw none();
    }

    /** The same, as JDK 21 and later have it. */
    static void printDateTime(Object self, Formatter formatter, Object argument, LocaleObject locale) {
        throw none();
    }

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("dates and times (%t) are outside the subset");
    }
}
