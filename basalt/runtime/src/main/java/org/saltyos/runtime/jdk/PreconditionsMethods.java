package org.saltyos.runtime.jdk;

import java.util.List;
import org.saltyos.runtime.Substitute;

/** Bodies for methods of the JDK's index checks, whose messages it formats. */
@Substitute("jdk.internal.util.Preconditions")
final class PreconditionsMethods {
    private PreconditionsMethods() {}

    static String outOfBoundsMessage(String kind, List<? extends Number> arguments) {
        if (kind == null && arguments == null) {
            return "Range check failed";
        }
        if (kind == null) {
            return "Range check failed: " + arguments;
        }
        if (arguments == null) {
            return "Range check failed: " + kind;
        }
        int wanted = kind.equals("checkIndex")
                ? 2
                : kind.equals("checkFromToIndex") || kind.equals("checkFromIndexSize") ? 3 : 0;
        if (arguments.size() != wanted) {
            return "Range check failed: " + kind + " " + arguments;
        }
        Number first = arguments.get(0);
        Number second = arguments.get(1);
        return switch (kind) {
            case "checkIndex" -> "Index " + first + " out of bounds for length " + second;
            case "checkFromToIndex" ->
                "Range [" + first + ", " + second + ") out of bounds for length " + arguments.get(2);
            default ->
                "Range [" + first + ", " + first + " + " + second + ") out of bounds for length " + arguments.get(2);
        };
    }
}
