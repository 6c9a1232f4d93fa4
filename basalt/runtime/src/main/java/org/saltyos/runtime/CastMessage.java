package org.saltyos.runtime;

import org.saltyos.lang.Cold;

/**
 * The message of a failed cast, with the modules and loaders that HotSpot names: what comes from the JDK is in its module
 * {@code java.base}, everything else in the unnamed module of the loader for the class path.
 */
@Cold
final class CastMessage {
    private static final String JDK = "module java.base of loader 'bootstrap'";
    private static final String PROGRAM = "unnamed module of loader 'app'";

    private CastMessage() {}

    static String of(Class<?> actual, Class<?> wanted) {
        String from = actual.getName();
        String to = wanted.getName();
        String home = home(actual);
        String other = home(wanted);
        String places = home.equals(other)
                ? from + " and " + to + " are in " + home
                : from + " is in " + home + "; " + to + " is in " + other;
        return "class " + from + " cannot be cast to class " + to + " (" + places + ")";
    }

    private static String home(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        String name = element.getName();
        boolean library =
                element.isPrimitive() || name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
        return library ? JDK : PROGRAM;
    }
}
