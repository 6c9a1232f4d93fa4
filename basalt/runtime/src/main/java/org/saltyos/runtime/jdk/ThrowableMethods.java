package org.saltyos.runtime.jdk;

import org.saltyos.runtime.Substitute;

/** Bodies for methods of Throwable: exceptions do not know the calls that led to them. */
@Substitute("java.lang.Throwable")
final class ThrowableMethods {
    private static final StackTraceElement[] NONE = {};

    private ThrowableMethods() {}

    static Throwable fillInStackTrace(Throwable self) {
        return self;
    }

    static StackTraceElement[] getStackTrace(Throwable self) {
        return NONE;
    }

    static void setStackTrace(Throwable self, StackTraceElement[] trace) {
        for (StackTraceElement each : trace) {
            if (each == null) {
                throw new NullPointerException("stackTrace[]");
            }
        }
    }

    static void printStackTrace(Throwable self) {
        System.err.println(self);
    }
}
