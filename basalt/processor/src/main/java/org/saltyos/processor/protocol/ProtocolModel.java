package org.saltyos.processor.protocol;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import org.saltyos.processor.protocol.WireType.Form;

/**
 * A checked protocol, ready to be written.
 *
 * @param origin the interface it comes from
 * @param packageName its package, empty for the unnamed one
 * @param version 1 to 255
 * @param visible whether the generated types are public
 * @param methods in declaration order; the first has number 1
 */
public record ProtocolModel(
        TypeElement origin, String packageName, int version, boolean visible, List<Method> methods) {
    /** Words that travel in registers; the others lie in the IPC buffer (docs/kernel-abi.md). */
    static final int REGISTER_WORDS = 4;

    /** Words of the largest message (docs/kernel-abi.md). */
    static final int MESSAGE_WORDS = 120;

    /** Capabilities that one message carries at most (docs/kernel-abi.md). */
    static final int MESSAGE_CAPABILITIES = 4;

    /**
     * One method.
     *
     * @param name as declared
     * @param number 1 and up, its place in the interface
     * @param parameters in order
     * @param result what it returns
     * @param faults the faults it declares beside RemoteFault
     */
    record Method(String name, int number, List<Parameter> parameters, WireType result, List<FaultType> faults) {
        /** Name of the constant that holds the number. */
        String constant() {
            return "METHOD_" + name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        }

        /** Words of the request without the bytes that follow them. */
        int requestWords() {
            return parameters.stream().mapToInt(p -> p.type().size()).sum();
        }

        /** Capabilities that travel with the request. */
        int capabilities() {
            return (int) parameters.stream()
                    .filter(p -> p.type().form() == Form.CAPABILITY)
                    .count();
        }

        /** Whether bytes follow the request's words. */
        boolean variable() {
            return parameters.stream().anyMatch(p -> p.type().variable());
        }

        /** Whether a parameter has this form. */
        boolean takes(Form form) {
            return parameters.stream().anyMatch(p -> p.type().form() == form);
        }

        /** Index of the word where the bytes that follow {@code words} words begin. */
        static int bytesStart(int words) {
            return Math.max(words, REGISTER_WORDS);
        }

        /** The method's name with a capital first letter. */
        String capitalName() {
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
    }

    /** A parameter. */
    record Parameter(String name, WireType type) {}

    /**
     * A fault a method declares.
     *
     * @param name the class as the generated source writes it
     * @param constants the fields that hold its instances
     * @param raises whether it has a static method {@code raise(int)} that throws the instance with a code
     */
    record FaultType(String name, List<String> constants, boolean raises) {}

    String name() {
        return origin.getSimpleName().toString();
    }

    /** Name of the generated client record. */
    public String clientName() {
        return name() + "Client";
    }

    /** Name of the generated dispatcher class. */
    public String dispatcherName() {
        return name() + "Dispatcher";
    }

    /** Whether a method's parameters or result satisfy a condition. */
    boolean any(Predicate<Method> condition) {
        return methods.stream().anyMatch(condition);
    }

    /** {@code simpleName} with the package. */
    public String qualified(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }

    /** The 24 bits above the method number in a request's label: 16 bits of the name's hash, then the version. */
    int tag() {
        int hash = qualified(name()).hashCode();
        return ((hash >>> 16 ^ hash) & 0xffff) << 8 | version;
    }
}
