package org.saltyos.processor.protocol;

import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;

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

        /** Words of the request without the bytes of a Bytes parameter. */
        int requestWords() {
            return parameters.stream().mapToInt(p -> p.type().words().size()).sum();
        }

        boolean carriesBytes() {
            return parameters.stream().anyMatch(p -> p.type().form() == WireType.Form.BYTES);
        }
    }

    /** A parameter. */
    record Parameter(String name, WireType type) {}

    /**
     * A fault a method declares.
     *
     * @param name the class as the generated source writes it
     * @param constants the fields that hold its instances
     */
    record FaultType(String name, List<String> constants) {}

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
