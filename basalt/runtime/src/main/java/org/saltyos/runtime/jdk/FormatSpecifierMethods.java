package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's formatter: there are no calendars and time zones. */
@Substitute("java.util.Formatter$FormatSpecifier")
final class FormatSpecifierMethods {
    private FormatSpecifierMethods() {}

    static void printDateTime(Object self, Object argument, LocaleObject locale) {
        throw new UnsupportedOperationException("dates and times (%t) are outside the subset");
    }
}
