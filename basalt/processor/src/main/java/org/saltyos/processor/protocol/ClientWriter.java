package org.saltyos.processor.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.saltyos.processor.protocol.ProtocolModel.FaultType;
import org.saltyos.processor.protocol.ProtocolModel.Method;
import org.saltyos.processor.protocol.ProtocolModel.Parameter;
import org.saltyos.processor.protocol.WireType.Form;

/** Writes the client stub of a protocol: a record over the endpoint whose methods call the server. */
public final class ClientWriter {
    private final ProtocolModel protocol;
    private final SourceText out = new SourceText();

    /** Writes the stub of {@code protocol}. */
    public ClientWriter(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    /** The whole source file. */
    public String write() {
        String name = protocol.name();
        writeImports();
        out.line(0, "/**");
        out.line(0, " * Calls a server that offers {@link " + name + "}.");
        out.line(0, " *");
        out.line(0, " * @param endpoint the server's endpoint, with the right to call");
        out.line(0, " */");
        out.line(0, "@Generated(\"org.saltyos.processor.BasaltProcessor\")");
        out.line(
                0,
                (protocol.visible() ? "public " : "") + "record " + protocol.clientName()
                        + "(@Rights(WRITE | GRANT_REPLY) Endpoint endpoint) implements " + name + " {");
        out.line(1, "/** Names the protocol and its version " + protocol.version() + " in every request. */");
        out.line(1, "public static final int TAG = 0x" + Integer.toHexString(protocol.tag()) + ";");
        for (Method method : protocol.methods()) {
            out.line();
            out.line(1, "/** Number of {@link " + name + "#" + method.name() + "}. */");
            out.line(1, "public static final int " + method.constant() + " = " + method.number() + ";");
        }
        if (protocol.any(method -> method.result().form() == Form.BYTES)) {
            out.line();
            out.line(1, "/** The bytes of the last answer; valid until the next call. */");
            out.line(1, "private static final Bytes ANSWER = new Bytes(Bytes.MESSAGE_BYTES);");
        }
        MessageText.writeEnums(
                out, protocol.methods().stream().map(Method::result).toList());
        protocol.methods().forEach(this::writeMethod);
        out.line(0, "}");
        return out.text();
    }

    private void writeImports() {
        if (!protocol.packageName().isEmpty()) {
            out.line(0, "package " + protocol.packageName() + ";");
            out.line();
        }
        out.line(0, "import static org.saltyos.abi.Rights.GRANT_REPLY;");
        out.line(0, "import static org.saltyos.abi.Rights.WRITE;");
        out.line();
        out.line(0, "import javax.annotation.processing.Generated;");
        out.line(0, "import org.saltyos.basalt.capability.Endpoint;");
        if (protocol.any(method -> method.result().form() == Form.BYTES)) {
            out.line(0, "import org.saltyos.basalt.ipc.Bytes;");
        }
        out.line(0, "import org.saltyos.basalt.ipc.Ipc;");
        out.line(0, "import org.saltyos.basalt.ipc.RemoteFault;");
        out.line(0, "import org.saltyos.basalt.ipc.Reply;");
        if (protocol.any(method -> method.takes(Form.TEXT))) {
            out.line(0, "import org.saltyos.basalt.ipc.Utf8;");
        }
        out.line(0, "import org.saltyos.lang.linear.Rights;");
        out.line();
    }

    private void writeMethod(Method method) {
        String parameters = method.parameters().stream()
                .map(parameter -> parameter.type().name() + " " + parameter.name())
                .collect(Collectors.joining(", "));
        String faults =
                method.faults().stream().map(fault -> ", " + fault.name()).collect(Collectors.joining());
        boolean useful = method.result().form() != Form.NONE || !method.faults().isEmpty();
        out.line();
        out.line(1, "@Override");
        out.line(
                1,
                "public " + method.result().name() + " " + method.name() + "(" + parameters + ") throws RemoteFault"
                        + faults + " {");
        writeRequest(method, useful ? "Reply reply = " : "Ipc.requireSuccess(");
        if (useful) {
            writeFaults(method.faults());
            if (method.result().form() != Form.NONE) {
                out.line(2, "return " + result(method.result()) + ";");
            }
        }
        out.line(1, "}");
    }

    /** One comparison for an answer that is none of them. */
    private void writeFaults(List<FaultType> faults) {
        out.line(2, "if (reply.fault() != 0) {");
        faults.forEach(this::writeFault);
        out.line(3, "throw RemoteFault.of(reply.fault());");
        out.line(2, "}");
    }

    private void writeFault(FaultType fault) {
        if (fault.raises()) {
            out.line(3, fault.name() + ".raise(reply.fault());");
            return;
        }
        for (String constant : fault.constants()) {
            String full = fault.name() + "." + constant;
            out.line(3, "if (reply.fault() == " + full + ".code()) {");
            out.line(4, "throw " + full + ";");
            out.line(3, "}");
        }
    }

    private static String result(WireType type) {
        return switch (type.form()) {
            case BYTES -> "Ipc.takeBytes(reply.info(), " + ProtocolModel.REGISTER_WORDS + ", reply.word0(), ANSWER)";
            case TEXT -> "Ipc.takeText(reply.info(), " + ProtocolModel.REGISTER_WORDS + ", reply.word0())";
            case CAPABILITY -> "new " + type.name() + "(Ipc.received(reply.info(), 0))";
            case NONE, PRIMITIVE, ENUM, RECORD -> MessageText.decode(type, 0, "reply");
        };
    }

    private void writeRequest(Method method, String prefix) {
        List<String> words = new ArrayList<>();
        int capabilities = 0;
        for (Parameter parameter : method.parameters()) {
            WireType type = parameter.type();
            if (type.variable()) {
                words.add(type.byteCount(parameter.name()));
            } else {
                for (int i = 0; i < type.size(); i++) {
                    words.add(type.encode(i, parameter.name()));
                }
            }
            if (type.form() == Form.CAPABILITY) {
                out.line(2, "Ipc.putCapability(" + capabilities + ", " + parameter.name() + ".address());");
                capabilities++;
            }
        }
        for (int i = ProtocolModel.REGISTER_WORDS; i < words.size(); i++) {
            out.line(2, "Ipc.putWord(" + i + ", " + words.get(i) + ");");
        }
        String length = writeBytes(method, words.size());
        if (capabilities > 0) {
            length = "Ipc.withCapabilities(" + length + ", " + capabilities + ")";
        }
        StringBuilder registers = new StringBuilder();
        for (int i = 0; i < ProtocolModel.REGISTER_WORDS; i++) {
            registers.append(", ").append(i < words.size() ? words.get(i) : "0");
        }
        out.line(
                2,
                prefix + "Ipc.call(endpoint(), TAG, " + method.constant() + ", " + length + registers + ")"
                        + (prefix.endsWith("(") ? ");" : ";"));
    }

    /** Puts what follows the words into the message; returns the source of the message's length. */
    private String writeBytes(Method method, int words) {
        String length = String.valueOf(words);
        boolean first = true;
        for (Parameter parameter : method.parameters()) {
            if (!parameter.type().variable()) {
                continue;
            }
            String put = parameter.type().form() == Form.TEXT ? "Ipc.putText(" : "Ipc.putBytes(";
            String from = first ? String.valueOf(Method.bytesStart(words)) : "messageEnd";
            out.line(2, (first ? "int " : "") + "messageEnd = " + put + from + ", " + parameter.name() + ");");
            first = false;
            length = "messageEnd";
        }
        return length;
    }
}
